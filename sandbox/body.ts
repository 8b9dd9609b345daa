import type { IncomingMessage } from 'node:http'

/** How much of a body that is too long is still read, so that the caller gets to see the answer. */
const patienceBytes = 256 * 1024 * 1024

/** The whole body of a request, or undefined when it is longer than `limitBytes`. */
export async function readBody(
  request: IncomingMessage,
  limitBytes: number,
): Promise<Buffer | undefined> {
  const chunks: Buffer[] = []
  let sizeBytes = 0
  for await (const chunk of request) {
    sizeBytes += chunk.length
    if (sizeBytes > limitBytes) chunks.length = 0
    else chunks.push(chunk)
    if (sizeBytes > patienceBytes) break
  }
  return sizeBytes > limitBytes ? undefined : Buffer.concat(chunks)
}

/** The value that `bytes` are in JSON, or undefined. */
export function parseJson(bytes: Buffer): unknown {
  try {
    return JSON.parse(bytes.toString('utf8'))
  } catch {
    return undefined
  }
}

import { invalid, type Refusal } from './base-resp.ts'
import { reachable } from './reach.ts'

export const imageLimitBytes = 20 * 1024 * 1024
const fetchLimitMilliseconds = 10_000
const redirectLimit = 3

/** The picture's bytes; `mime` is what a data URL declared, undefined for a fetched one. */
export type ImageBytes = { bytes: Buffer; mime: string | undefined }

const badUrl = () => invalid('first_frame_image: invalid image url')
export const tooLarge = () => invalid('first_frame_image: image size exceeds 20MB')

/** Reads what `first_frame_image` stands for: a base64 data URL or an address. Bare base64 is neither. */
export async function imageBytes(
  text: string,
  privateUrls: boolean,
): Promise<ImageBytes | Refusal> {
  return text.slice(0, 5).toLowerCase() === 'data:'
    ? fromDataUrl(text)
    : fromAddress(text, privateUrls, redirectLimit)
}

function fromDataUrl(text: string): ImageBytes | Refusal {
  const comma = text.indexOf(',')
  const declared = /^data:(image\/[a-z0-9.+-]+);base64$/i.exec(
    text.slice(0, Math.max(0, comma)),
  )?.[1]
  if (declared === undefined) return badUrl()
  const encoded = text.slice(comma + 1)
  const bytes = Buffer.from(encoded, 'base64')
  // Buffer skips what is not base64 instead of refusing it: the length gives that away.
  const expected = Math.floor((encoded.replace(/=+$/, '').length * 3) / 4)
  if (bytes.length === 0 || bytes.length !== expected) return badUrl()
  return { bytes, mime: declared.toLowerCase() }
}

async function fromAddress(
  text: string,
  privateUrls: boolean,
  redirectsLeft: number,
): Promise<ImageBytes | Refusal> {
  const url = await reachable(text, privateUrls)
  if (!url) return badUrl()
  try {
    const signal = AbortSignal.timeout(fetchLimitMilliseconds)
    const response = await fetch(url, { redirect: 'manual', signal })
    const location = response.headers.get('location')
    if (response.status >= 300 && response.status < 400 && location && redirectsLeft > 0) {
      await response.body?.cancel()
      return fromAddress(new URL(location, url).href, privateUrls, redirectsLeft - 1)
    }
    if (response.status !== 200 || !response.body) return badUrl()
    const bytes = await readUpTo(response.body, imageLimitBytes)
    return bytes ? { bytes, mime: undefined } : tooLarge()
  } catch {
    return badUrl()
  }
}

/** All bytes of `stream`, or undefined when they reach `limitBytes`. */
async function readUpTo(
  stream: ReadableStream<Uint8Array>,
  limitBytes: number,
): Promise<Buffer | undefined> {
  const chunks: Uint8Array[] = []
  let sizeBytes = 0
  for await (const chunk of stream) {
    sizeBytes += chunk.byteLength
    if (sizeBytes >= limitBytes) return undefined
    chunks.push(chunk)
  }
  return Buffer.concat(chunks)
}

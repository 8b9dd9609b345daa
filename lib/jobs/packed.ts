/**
 * The composer's state as a part of an address: values in the order of `names`, as JSON, deflated, base64url. Runs
 * in the browser and on the server.
 */

const names = [
  'frameId',
  'prompt',
  'model',
  'durationSeconds',
  'resolution',
  'promptOptimizer',
  'fastPretreatment',
  'projectId',
  'sourceId',
] as const
export type Named = Partial<Record<(typeof names)[number], unknown>>

/** What servers and chat windows take for an address. */
const longestPacked = 6000
/** What it may unfold to. */
const mostBytes = 128 * 1024

/** Undefined when it is too long for an address: only a prompt far over the upstream's limit is. */
export async function pack(state: Named): Promise<string | undefined> {
  const text = JSON.stringify(names.map((name) => state[name] ?? null))
  const bytes = await through(new TextEncoder().encode(text), new CompressionStream('deflate-raw'))
  const packed = btoa(String.fromCharCode(...(bytes ?? [])))
    .replaceAll('+', '-')
    .replaceAll('/', '_')
    .replaceAll('=', '')
  return bytes && packed.length <= longestPacked ? packed : undefined
}

/** What is in it, unjudged; undefined when it is none of ours. */
export async function unpack(packed: string): Promise<Named | undefined> {
  if (packed.length > longestPacked || !/^[\w-]+$/.test(packed)) return undefined
  try {
    const bytes = Uint8Array.from(
      atob(packed.replaceAll('-', '+').replaceAll('_', '/')),
      (sign) => sign.codePointAt(0) ?? 0,
    )
    const plain = await through(bytes, new DecompressionStream('deflate-raw'))
    const values: unknown = plain && JSON.parse(new TextDecoder().decode(plain))
    if (!Array.isArray(values)) return undefined
    return Object.fromEntries(names.map((name, index) => [name, values[index] ?? null]))
  } catch {
    return undefined
  }
}

/** Undefined when more comes out than anybody would ask for. */
async function through(
  bytes: Uint8Array<ArrayBuffer>,
  stream: ReadableWritablePair<Uint8Array, BufferSource>,
): Promise<Uint8Array | undefined> {
  const chunks: Uint8Array[] = []
  let length = 0
  const reader = new Blob([bytes]).stream().pipeThrough(stream).getReader()
  for (;;) {
    const { value } = await reader.read()
    if (!value) break
    chunks.push(value)
    length += value.byteLength
    if (length > mostBytes) {
      await reader.cancel()
      return undefined
    }
  }
  return new Uint8Array(await new Blob(chunks.map((chunk) => chunk.slice())).arrayBuffer())
}

/** What a bucket takes at once. All but the last part of a file are of this size: some servers insist on it. */
const partBytes = 8 * 1024 * 1024

/** `source` in parts, of which one is in memory at a time. There is always one, also of nothing. */
export async function* inParts(source: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  let pieces: Uint8Array[] = []
  let sizeBytes = 0
  for await (const chunk of source) {
    let rest = chunk
    while (sizeBytes + rest.byteLength > partBytes) {
      const fitting = partBytes - sizeBytes
      const part = Buffer.concat([...pieces, rest.subarray(0, fitting)])
      rest = rest.subarray(fitting)
      pieces = []
      sizeBytes = 0
      yield part
    }
    pieces.push(rest)
    sizeBytes += rest.byteLength
  }
  yield Buffer.concat(pieces)
}

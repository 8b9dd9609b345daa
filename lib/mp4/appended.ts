import { type Read, topBoxes } from '#lib/mp4/boxes.ts'

/** A stretch of the stored file (`end` exclusive), or bytes of our own. */
export type Piece = { start: number; end: number } | Uint8Array

/**
 * A file with one more box at its end, as pieces. Where the last box says "to the end", its size is written out,
 * so that it does not swallow ours. Undefined when that cannot be: then the file had better stay as it is.
 */
export async function appended(
  read: Read,
  sizeBytes: number,
  box: Uint8Array,
): Promise<Piece[] | undefined> {
  const boxes = await topBoxes(read, sizeBytes)
  const last = boxes?.at(-1)
  if (!last) return undefined
  if (!last.isOpen) return [{ start: 0, end: sizeBytes }, box]
  const size = sizeBytes - last.start
  if (size > 0xffff_ffff) return undefined
  const written = new Uint8Array(4)
  new DataView(written.buffer).setUint32(0, size)
  return [{ start: 0, end: last.start }, written, { start: last.start + 4, end: sizeBytes }, box]
}

export function lengthOf(piece: Piece): number {
  return piece instanceof Uint8Array ? piece.byteLength : piece.end - piece.start
}

/** The pieces that make up the bytes from `start` to `end` (exclusive) of all of them together. */
export function cut(pieces: Piece[], start: number, end: number): Piece[] {
  const within: Piece[] = []
  let at = 0
  for (const piece of pieces) {
    const from = Math.max(start - at, 0)
    const to = Math.min(end - at, lengthOf(piece))
    at += lengthOf(piece)
    if (from >= to) continue
    within.push(
      piece instanceof Uint8Array
        ? piece.subarray(from, to)
        : { start: piece.start + from, end: piece.start + to },
    )
  }
  return within
}

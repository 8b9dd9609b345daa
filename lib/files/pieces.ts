import 'server-only'
import type { Files } from '#lib/files/files.ts'

/** A stretch of a stored file (`end` exclusive), or bytes that are not in it. */
type Piece = { start: number; end: number } | Uint8Array

/** The pieces one after the other, read only as fast as they are taken. Undefined when the file is not there. */
export async function openPieces(
  files: Files,
  key: string,
  pieces: Piece[],
): Promise<ReadableStream<Uint8Array> | undefined> {
  if (!(await files.stat(key))) return undefined
  const bytes = bytesOf(files, key, pieces)[Symbol.asyncIterator]()
  return new ReadableStream(
    {
      async pull(controller) {
        const next = await bytes.next()
        if (next.done) controller.close()
        else controller.enqueue(next.value)
      },
      async cancel() {
        await bytes.return?.()
      },
    },
    { highWaterMark: 0 },
  )
}

async function* bytesOf(files: Files, key: string, pieces: Piece[]): AsyncIterable<Uint8Array> {
  for (const piece of pieces) {
    if (piece instanceof Uint8Array) yield piece
    else {
      const open = await files.open(key, { start: piece.start, end: piece.end - 1 })
      if (!open) throw new Error(`a stored file went away: ${key}`)
      yield* open.stream
    }
  }
}

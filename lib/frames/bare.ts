import { type FileHandle, open, writeFile } from 'node:fs/promises'
import { guarded } from '#lib/files/trouble.ts'
import type { Part } from '#lib/frames/parts.ts'

const chunkBytes = 256 * 1024

/** Writes only `parts` of the file at `path` to a new file: the picture, bit for bit, and nothing that came with it. */
export async function writeBare(path: string, parts: Part[], to: string): Promise<void> {
  const from = await open(path, 'r')
  try {
    await guarded(writeFile(to, bytesOf(from, parts), { flag: 'wx', mode: 0o600 }))
  } finally {
    await from.close()
  }
}

async function* bytesOf(from: FileHandle, parts: Part[]): AsyncIterable<Uint8Array> {
  for (const part of parts) {
    if ('end' in part) yield* stretch(from, part)
    else yield part
  }
}

async function* stretch(from: FileHandle, { start, end }: { start: number; end: number }) {
  for (let at = start; at < end; at += chunkBytes) {
    const length = Math.min(chunkBytes, end - at)
    const { buffer, bytesRead } = await from.read(new Uint8Array(length), 0, length, at)
    yield buffer.subarray(0, bytesRead)
  }
}

import type { FileHandle } from 'node:fs/promises'

const blockBytes = 64 * 1024

/** A file read in blocks, so that walking through a large one needs little memory. */
export type Window = {
  sizeBytes: number
  /** `length` bytes (at most a block) from `offset`; fewer at the end of the file. */
  read(offset: number, length: number): Promise<Buffer>
  /** The whole block from `offset`. */
  block(offset: number): Promise<Buffer>
}

export function windowOn(handle: FileHandle, sizeBytes: number): Window {
  let loaded = Buffer.alloc(0)
  let loadedFrom = 0

  async function block(offset: number) {
    const { buffer, bytesRead } = await handle.read(Buffer.alloc(blockBytes), 0, blockBytes, offset)
    loaded = buffer.subarray(0, bytesRead)
    loadedFrom = offset
    return loaded
  }

  async function read(offset: number, length: number) {
    const end = Math.min(offset + length, sizeBytes)
    if (offset < loadedFrom || end > loadedFrom + loaded.length) await block(offset)
    return loaded.subarray(offset - loadedFrom, end - loadedFrom)
  }

  return { sizeBytes, read, block }
}

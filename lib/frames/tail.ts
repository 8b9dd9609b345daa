import type { Kind } from '#lib/frames/sniff.ts'
import type { Window } from '#lib/frames/window.ts'

/**
 * Whether what a file holds behind its picture is nothing, or what phones put there: a second
 * picture (depth, gain map), a short film, Samsung's own trailer. It is not stored either way;
 * anything else makes the file two files in one, which is refused.
 */
export async function isHarmlessTail(kind: Kind, file: Window, endsAt: number): Promise<boolean> {
  const start = await paddingEnd(file, endsAt)
  if (start >= file.sizeBytes) return true
  if (kind !== 'jpeg') return false
  // The length before `ftyp` begins with zeroes, which passed for padding.
  const head = (await file.read(start, 8)).toString('latin1')
  const last = (await file.read(file.sizeBytes - 4, 4)).toString('latin1')
  return head.startsWith('\xff\xd8\xff') || head.includes('ftyp') || last === 'SEFT'
}

async function paddingEnd(file: Window, offset: number): Promise<number> {
  let at = offset
  while (at < file.sizeBytes) {
    const block = await file.block(at)
    const found = block.findIndex((byte) => !isPadding(byte))
    if (found !== -1) return at + found
    at += block.length
  }
  return at
}

function isPadding(byte: number): boolean {
  return byte === 0x00 || byte === 0x0a || byte === 0x0d || byte === 0x20
}

import { type Broken, keep, type Layout, mostPieces, type Part } from '#lib/frames/parts.ts'
import type { Window } from '#lib/frames/window.ts'

/** JPEG: markers of two bytes, most with a length and data, and behind a scan's header its coded picture (ITU T.81, B.1). */
export async function jpegLayout(file: Window): Promise<Layout | Broken> {
  const parts: Part[] = [{ start: 0, end: 2 }]
  let at = 2
  for (let pieces = 0; pieces < mostPieces; pieces += 1) {
    const head = await file.read(at, 20)
    const marker = head[1]
    if (marker === undefined) return 'truncated'
    if (head[0] !== 0xff) return 'damaged'
    if (marker === endOfImage) {
      keep(parts, at, at + 2)
      return { parts, endsAt: at + 2, animated: false, lossless: false }
    }
    if (marker === fill) at += 1
    else {
      const end = await segmentEnd(file, at, marker)
      if (typeof end === 'string') return end
      if (draws(marker, head)) keep(parts, at, end)
      at = end
    }
  }
  return 'damaged'
}

const fill = 0xff
const endOfImage = 0xd9
const startOfScan = 0xda

async function segmentEnd(file: Window, at: number, marker: number): Promise<number | Broken> {
  const head = await file.read(at, 4)
  if (head.length < 4) return 'truncated'
  const length = head.readUInt16BE(2)
  if (length < 2) return 'damaged'
  const end = at + 2 + length
  if (end > file.sizeBytes) return 'truncated'
  return marker === startOfScan ? scanEnd(file, end) : end
}

/** Where the coded picture from `offset` on ends: at the next marker that is neither a stuffed byte nor a restart. */
async function scanEnd(file: Window, offset: number): Promise<number | 'truncated'> {
  let at = offset
  for (;;) {
    const block = await file.block(at)
    if (block.length < 2) return 'truncated'
    let found = block.indexOf(0xff)
    while (found !== -1 && found + 1 < block.length) {
      if (!belongsToScan(block[found + 1] ?? 0)) return at + found
      found = block.indexOf(0xff, found + 1)
    }
    at += found === -1 ? block.length : found
  }
}

function belongsToScan(next: number): boolean {
  return next === 0x00 || next === fill || (next >= 0xd0 && next <= 0xd7)
}

/** Frames, tables and scans; of the application's segments only the two that say how colours are coded, in their plain form. */
function draws(marker: number, head: Buffer): boolean {
  const name = head.toString('latin1', 4, 9)
  const length = head.readUInt16BE(2)
  if (marker === 0xe0) return name === 'JFIF\0' && length === 16
  if (marker === 0xee) return name === 'Adobe' && length === 14
  return marker >= 0xc0 && marker <= 0xdd
}

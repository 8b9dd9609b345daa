import { type Broken, keep, type Layout, mostPieces, type Part } from '#lib/frames/parts.ts'
import type { Window } from '#lib/frames/window.ts'

const signatureBytes = 8
const drawing = new Set(['IHDR', 'PLTE', 'tRNS', 'IDAT', 'IEND'])

/** PNG: chunks of length, type, data, checksum (PNG specification, 5.3). An animation has an `acTL`. */
export async function pngLayout(file: Window): Promise<Layout | Broken> {
  const parts: Part[] = [{ start: 0, end: signatureBytes }]
  let animated = false
  let at = signatureBytes
  for (let pieces = 0; pieces < mostPieces; pieces += 1) {
    const head = await file.read(at, 8)
    if (head.length < 8) return 'truncated'
    const type = head.toString('latin1', 4)
    if (!/^[A-Za-z]{4}$/.test(type)) return 'damaged'
    const end = at + 12 + head.readUInt32BE(0)
    if (end > file.sizeBytes) return 'truncated'
    if (type === 'acTL') animated = true
    if (drawing.has(type)) keep(parts, at, end)
    if (type === 'IEND') return { parts, endsAt: end, animated, lossless: true }
    at = end
  }
  return 'damaged'
}

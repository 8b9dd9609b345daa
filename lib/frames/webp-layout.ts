import { type Broken, keep, type Layout, mostPieces, type Part, sizeOf } from '#lib/frames/parts.ts'
import type { Window } from '#lib/frames/window.ts'

const headerBytes = 12
const drawing = new Set(['VP8 ', 'VP8L', 'ALPH'])
const alphaFlag = 0x10

/** WebP: RIFF chunks of type, length, data, padding (RFC 9649). An animation has `ANIM` and `ANMF`. */
export async function webpLayout(file: Window): Promise<Layout | Broken> {
  const header = await file.read(0, headerBytes)
  const endsAt = 8 + header.readUInt32LE(4)
  if (endsAt > file.sizeBytes) return 'truncated'
  const parts: Part[] = []
  const types = new Set<string>()
  let canvas: Buffer | undefined
  let at = headerBytes
  for (let pieces = 0; at < endsAt; pieces += 1) {
    const head = await file.read(at, 18)
    if (head.length < 8 || pieces === mostPieces) return 'damaged'
    const type = head.toString('latin1', 0, 4)
    const length = head.readUInt32LE(4)
    const end = at + 8 + length + (length % 2)
    if (end > endsAt) return 'truncated'
    if (type === 'VP8X') canvas = Buffer.from(head.subarray(12, 18))
    if (drawing.has(type)) keep(parts, at, end)
    types.add(type)
    at = end
  }
  return {
    parts: [opening(parts, types.has('ALPH') ? canvas : undefined), ...parts],
    endsAt,
    animated: types.has('ANIM') || types.has('ANMF'),
    lossless: types.has('VP8L'),
  }
}

/** The file's header anew, for `parts` alone; with alpha it must give the canvas again. */
function opening(parts: Part[], canvas: Buffer | undefined): Uint8Array {
  const extended = canvas ? [Buffer.from('VP8X'), uint32(10), uint32(alphaFlag), canvas] : []
  const following = Buffer.concat([Buffer.from('WEBP'), ...extended])
  const sizeBytes = parts.reduce((sum, part) => sum + sizeOf(part), following.length)
  return Buffer.concat([Buffer.from('RIFF'), uint32(sizeBytes), following])
}

function uint32(value: number): Buffer {
  const bytes = Buffer.alloc(4)
  bytes.writeUInt32LE(value)
  return bytes
}

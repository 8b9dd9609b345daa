/** Writes MP4 boxes by hand, for the shapes that no encoder here makes. */

export function box(type: string, ...parts: Uint8Array[]): Buffer {
  const size = 8 + parts.reduce((sum, part) => sum + part.byteLength, 0)
  return Buffer.concat([u32(size), Buffer.from(type, 'latin1'), ...parts])
}

/** The same with a 64-bit size. */
export function longBox(type: string, ...parts: Uint8Array[]): Buffer {
  const size = 16 + parts.reduce((sum, part) => sum + part.byteLength, 0)
  return Buffer.concat([u32(1), Buffer.from(type, 'latin1'), u64(size), ...parts])
}

/** The same with the size that means "to the end of the file". */
export function openBox(type: string, ...parts: Uint8Array[]): Buffer {
  return Buffer.concat([u32(0), Buffer.from(type, 'latin1'), ...parts])
}

export function u32(...values: number[]): Buffer {
  const bytes = Buffer.alloc(4 * values.length)
  for (const [i, value] of values.entries()) bytes.writeUInt32BE(value, i * 4)
  return bytes
}

function u64(value: number): Buffer {
  const bytes = Buffer.alloc(8)
  bytes.writeBigUInt64BE(BigInt(value))
  return bytes
}

const zeros = (bytes: number) => Buffer.alloc(bytes)
export const ftyp = box('ftyp', Buffer.from('mp42'), u32(0))
export const sampleBytes = 100

type Shape = {
  version?: 0 | 1
  long?: boolean
  handler?: string
  size?: [number, number]
  duration?: number
  trackDuration?: number
  timescale?: number
  sampleSizes?: number[]
  /** Where the samples begin in the file. */
  at: number
}

/** A `moov` with one track. */
export function moov(shape: Shape): Buffer {
  const { version = 0, handler = 'vide', size = [1366, 768], at, long = false } = shape
  const { duration = 5875, trackDuration = duration, timescale = 1000 } = shape
  const { sampleSizes = [60, 40] } = shape
  const time = (value: number) => (version === 1 ? u64(value) : u32(value))
  const head = Buffer.of(version, 0, 0, 0)
  const stamps = Buffer.concat([time(0), time(0)])
  const mvhd = box('mvhd', head, stamps, u32(timescale), time(duration), zeros(80))
  const pixels = u32(size[0] * 65_536, size[1] * 65_536)
  const tkhd = box('tkhd', head, stamps, u32(1, 0), time(trackDuration), zeros(52), pixels)
  const hdlr = box('hdlr', u32(0, 0), Buffer.from(handler), zeros(13))
  const offsets = long ? box('co64', u32(0, 1), u64(at)) : box('stco', u32(0, 1, at))
  const stsz = box('stsz', u32(0, 0, sampleSizes.length, ...sampleSizes))
  const stbl = box('stbl', stsz, offsets)
  return box('moov', mvhd, box('trak', tkhd, box('mdia', hdlr, box('minf', stbl))))
}

import { crc32, deflateSync } from 'node:zlib'
import sharp, { type Sharp } from 'sharp'

/** Pictures made by code: what people and attackers send. */

export type Format = 'jpeg' | 'png' | 'webp'

type Rgb = [number, number, number]
export const red: Rgb = [220, 30, 30]
export const green: Rgb = [30, 200, 30]
export const blue: Rgb = [30, 30, 220]
export const white: Rgb = [240, 240, 240]

/** Four coloured quarters: top left, top right, bottom left, bottom right. */
export function quarters(
  [topLeft, topRight, bottomLeft, bottomRight]: [Rgb, Rgb, Rgb, Rgb],
  { width = 480, height = 360 } = {},
): Sharp {
  const pixels = Buffer.alloc(width * height * 3)
  for (let y = 0; y < height; y += 1)
    for (let x = 0; x < width; x += 1) {
      const [left, right] = y < height / 2 ? [topLeft, topRight] : [bottomLeft, bottomRight]
      pixels.set(x < width / 2 ? left : right, (y * width + x) * 3)
    }
  return sharp(pixels, { raw: { width, height, channels: 3 } })
}

export function picture(format: Format, width = 480, height = 360): Promise<Buffer> {
  return quarters([red, green, blue, white], { width, height })[format]().toBuffer()
}

/** A picture that compresses badly, as a photo does. */
export function noise(width: number, height: number): Sharp {
  const noise = { type: 'gaussian', mean: 128, sigma: 60 } as const
  return sharp({ create: { width, height, channels: 3, background: '#888', noise } })
}

/** A PNG chunk with its length and checksum. */
export function chunk(type: string, data: Buffer = Buffer.alloc(0)): Buffer {
  const body = Buffer.concat([Buffer.from(type, 'latin1'), data])
  return Buffer.concat([uint32(data.length), body, uint32(crc32(body))])
}

function uint32(value: number): Buffer {
  const bytes = Buffer.alloc(4)
  bytes.writeUInt32BE(value)
  return bytes
}

/** `png` with a chunk right behind its header. */
export function withChunk(png: Buffer, inserted: Buffer): Buffer {
  return Buffer.concat([png.subarray(0, 33), inserted, png.subarray(33)])
}

/** `jpeg` with a segment right behind its start. */
export function withSegment(jpeg: Buffer, marker: number, data: Buffer): Buffer {
  const length = Buffer.alloc(2)
  length.writeUInt16BE(data.length + 2)
  const segment = Buffer.concat([Buffer.from([0xff, marker]), length, data])
  return Buffer.concat([jpeg.subarray(0, 2), segment, jpeg.subarray(2)])
}

/** A one-bit PNG of zeroes: tiny as a file, as large as told once decoded. */
export function bomb(width: number, height: number): Buffer {
  const header = Buffer.concat([uint32(width), uint32(height), Buffer.from([1, 0, 0, 0, 0])])
  const rows = deflateSync(Buffer.alloc((1 + Math.ceil(width / 8)) * height), { level: 9 })
  const signature = Buffer.from('\x89PNG\r\n\x1a\n', 'latin1')
  return Buffer.concat([signature, chunk('IHDR', header), chunk('IDAT', rows), chunk('IEND')])
}

/** A WebP of two pictures. */
export async function animatedWebp(): Promise<Buffer> {
  const frames = await sharp(
    [await picture('png'), await quarters([white, blue, green, red]).png().toBuffer()],
    { join: { animated: true } },
  )
  return frames.webp({ delay: [100, 100], loop: 0 }).toBuffer()
}

/** A small ZIP archive with one stored file, `a.txt`. */
export function zip(): Buffer {
  const name = Buffer.from('a.txt')
  const data = Buffer.from('hello')
  const local = Buffer.alloc(30)
  local.write('PK\x03\x04', 'latin1')
  local.writeUInt16LE(20, 4)
  local.writeUInt32LE(crc32(data), 14)
  local.writeUInt32LE(data.length, 18)
  local.writeUInt32LE(data.length, 22)
  local.writeUInt16LE(name.length, 26)
  const central = Buffer.alloc(46)
  central.write('PK\x01\x02', 'latin1')
  central.writeUInt32LE(crc32(data), 16)
  central.writeUInt32LE(data.length, 20)
  central.writeUInt32LE(data.length, 24)
  central.writeUInt16LE(name.length, 28)
  const end = Buffer.alloc(22)
  end.write('PK\x05\x06', 'latin1')
  end.writeUInt16LE(1, 8)
  end.writeUInt16LE(1, 10)
  return Buffer.concat([local, name, data, central, name, end])
}

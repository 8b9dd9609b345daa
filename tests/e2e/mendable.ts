import sharp from 'sharp'
import { chunk } from '#tests/lib/frames/pictures.ts'

/** Pictures that can be mended, made by code. */

/** A scene with edges and grain. */
export function scene(width: number, height: number) {
  const svg = `<svg width="${width}" height="${height}"><rect width="100%" height="100%" fill="#86a"/><circle cx="${width * 0.3}" cy="${height * 0.5}" r="${height * 0.3}" fill="#fc3"/><rect x="${width * 0.55}" y="${height * 0.2}" width="${width * 0.3}" height="${height * 0.6}" fill="#246"/></svg>`
  return sharp(Buffer.from(svg)).flatten()
}

/** A 24-bit BMP, which sharp does not write. */
export async function bmp(width: number, height: number): Promise<Buffer> {
  const pixels = await scene(width, height).removeAlpha().raw().toBuffer()
  const stride = Math.ceil((width * 3) / 4) * 4
  const file = Buffer.alloc(54 + stride * height)
  file.write('BM', 'latin1')
  file.writeUInt32LE(file.length, 2)
  file.writeUInt32LE(54, 10)
  file.writeUInt32LE(40, 14)
  file.writeInt32LE(width, 18)
  file.writeInt32LE(height, 22)
  file.writeUInt16LE(1, 26)
  file.writeUInt16LE(24, 28)
  for (let y = 0; y < height; y += 1)
    for (let x = 0; x < width; x += 1) {
      const from = (y * width + x) * 3
      const to = 54 + (height - 1 - y) * stride + x * 3
      for (const part of [0, 1, 2]) file[to + part] = pixels[from + 2 - part] ?? 0
    }
  return file
}

/** Two pictures of one size, a second each. */
export async function animatedPng(): Promise<Buffer> {
  const [width, height] = [480, 360]
  const png = await scene(width, height).png().toBuffer()
  const at = png.indexOf('IDAT') - 4
  const data = png.subarray(at + 8, at + 8 + png.readUInt32BE(at))
  const control = (sequence: number) => {
    const bytes = Buffer.alloc(26)
    bytes.writeUInt32BE(sequence, 0)
    bytes.writeUInt32BE(width, 4)
    bytes.writeUInt32BE(height, 8)
    bytes.writeUInt16BE(1, 20)
    bytes.writeUInt16BE(1, 22)
    return chunk('fcTL', bytes)
  }
  return Buffer.concat([
    png.subarray(0, 33),
    chunk('acTL', Buffer.from([0, 0, 0, 2, 0, 0, 0, 0])),
    control(0),
    chunk('IDAT', data),
    control(1),
    chunk('fdAT', Buffer.concat([Buffer.from([0, 0, 0, 2]), data])),
    chunk('IEND'),
  ])
}

export async function letterboxed(): Promise<Buffer> {
  const inner = await scene(1600, 680).png().toBuffer()
  return sharp({ create: { width: 1600, height: 900, channels: 3, background: '#000' } })
    .composite([{ input: inner, top: 110, left: 0 }])
    .jpeg({ quality: 92 })
    .toBuffer()
}

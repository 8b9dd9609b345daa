import sharp from 'sharp'

/** A picture full of texture, so that every part of it can be followed; always the same. */
export async function texturedPicture(width = 852, height = 480): Promise<Buffer> {
  let state = 7
  const random = (most: number) => {
    state = (state * 16807) % 2147483647
    return Math.floor((state / 2147483647) * most)
  }
  const spot = () => {
    const colour = `rgb(${random(256)},${random(256)},${random(256)})`
    return `<circle cx="${random(width)}" cy="${random(height)}" r="${6 + random(24)}" fill="${colour}"/>`
  }
  const spots = Array.from({ length: 1200 }, spot).join('')
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}">${spots}</svg>`
  return sharp(Buffer.from(svg)).flatten({ background: '#808080' }).jpeg({ quality: 92 }).toBuffer()
}

/** One colour, one size. */
export async function plainPicture(width: number, height: number, background: string) {
  return sharp({ create: { width, height, channels: 3, background } })
    .png()
    .toBuffer()
}

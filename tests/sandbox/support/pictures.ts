import sharp from 'sharp'

type Format = 'jpeg' | 'png' | 'webp' | 'gif'

/** A plain picture of exactly this size. */
export async function picture(width = 400, height = 320, format: Format = 'png'): Promise<Buffer> {
  const background = { r: 40, g: 90, b: 150 }
  return sharp({ create: { width, height, channels: 3, background } })
    .toFormat(format)
    .toBuffer()
}

export function dataUrl(bytes: Buffer, mime = 'image/png'): string {
  return `data:${mime};base64,${bytes.toString('base64')}`
}

/** A first frame that upstream takes, as a data URL. */
export const goodFrame = dataUrl(await picture())

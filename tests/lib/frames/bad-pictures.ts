import {
  animatedWebp,
  blue,
  bomb,
  chunk,
  green,
  noise,
  picture,
  quarters,
  red,
  white,
  withChunk,
  withSegment,
  zip,
} from './pictures.ts'

type Bad = { name: string; code: string; says: string; make: () => Promise<Buffer> | Buffer }

const text = (content: string) => () => Buffer.from(content, 'latin1')
const behind = (format: 'jpeg' | 'png' | 'webp', tail: Buffer) => async () =>
  Buffer.concat([await picture(format), tail])
const cut = (format: 'jpeg' | 'png' | 'webp', bytes: number) => async () =>
  (await picture(format)).subarray(0, -bytes)

/** A picture whose head says 480 × 360 and whose coded part stops half-way, yet with a proper end. */
async function halfJpeg(): Promise<Buffer> {
  const whole = await noise(480, 360).jpeg().toBuffer()
  return Buffer.concat([whole.subarray(0, whole.length / 2), Buffer.from([0xff, 0xd9])])
}

async function pngWithWrongChecksum(): Promise<Buffer> {
  const png = await picture('png')
  const at = png.indexOf('IDAT') + 20
  png[at] = (png[at] ?? 0) ^ 0xff
  return png
}

/** Each must be refused with its code and a sentence that says it. */
export const badPictures: Bad[] = [
  { name: 'an empty file', code: 'frame_empty', says: 'empty', make: text('') },
  { name: 'a text', code: 'frame_not_image', says: 'not a picture', make: text('hello') },
  {
    name: 'an SVG',
    code: 'frame_svg',
    says: 'SVG',
    make: text('<?xml version="1.0"?><svg xmlns="http://www.w3.org/2000/svg"/>'),
  },
  {
    name: 'an SVG with a script',
    code: 'frame_svg',
    says: 'SVG',
    make: text('<svg onload="alert(1)"></svg>'),
  },
  {
    name: 'a GIF',
    code: 'frame_gif',
    says: 'GIF',
    make: () => quarters([red, green, blue, white]).gif().toBuffer(),
  },
  {
    name: 'a GIF that is a script',
    code: 'frame_gif',
    says: 'GIF',
    make: text('GIF89a/*\0\0\0*/=1;alert(1)'),
  },
  {
    name: 'a HEIC photo',
    code: 'frame_heic',
    says: 'HEIC',
    make: text('\0\0\0\x18ftypheic\0\0\0\0mif1heic'),
  },
  {
    name: 'an AVIF picture',
    code: 'frame_type',
    says: 'AVIF',
    make: () => quarters([red, green, blue, white]).avif({ effort: 0 }).toBuffer(),
  },
  {
    name: 'a TIFF picture',
    code: 'frame_type',
    says: 'TIFF',
    make: () => quarters([red, green, blue, white]).tiff().toBuffer(),
  },
  {
    name: 'a BMP picture',
    code: 'frame_type',
    says: 'BMP',
    make: text('BM\x36\0\0\0\0\0\0\0\x36\0\0\0'),
  },
  {
    name: 'a film',
    code: 'frame_video',
    says: 'video',
    make: text('\0\0\0\x20ftypisom\0\0\x02\0isomiso2avc1mp41'),
  },
  { name: 'a PDF', code: 'frame_pdf', says: 'PDF', make: text('%PDF-1.7\n1 0 obj\n') },
  { name: 'an archive', code: 'frame_archive', says: 'archive', make: zip },
  {
    name: 'a web page',
    code: 'frame_html',
    says: 'web page',
    make: text('\n<!DOCTYPE html><html><img src="a.png"></html>'),
  },
  {
    name: 'a JPG cut off',
    code: 'frame_truncated',
    says: 'stops before its end',
    make: cut('jpeg', 500),
  },
  {
    name: 'a JPG without its last bytes',
    code: 'frame_truncated',
    says: 'stops before its end',
    make: cut('jpeg', 2),
  },
  {
    name: 'a PNG cut off',
    code: 'frame_truncated',
    says: 'stops before its end',
    make: cut('png', 20),
  },
  {
    name: 'a WebP cut off',
    code: 'frame_truncated',
    says: 'stops before its end',
    make: cut('webp', 10),
  },
  {
    name: 'three bytes of a JPG',
    code: 'frame_truncated',
    says: 'stops before its end',
    make: text('\xff\xd8\xff'),
  },
  { name: 'half a picture with an end', code: 'frame_unreadable', says: 'damaged', make: halfJpeg },
  {
    name: 'a PNG with a wrong checksum',
    code: 'frame_unreadable',
    says: 'damaged',
    make: pngWithWrongChecksum,
  },
  {
    name: 'a PNG of nothing',
    code: 'frame_unreadable',
    says: 'damaged',
    make: () => Buffer.concat([Buffer.from('\x89PNG\r\n\x1a\n', 'latin1'), chunk('IEND')]),
  },
  {
    name: 'an animated PNG',
    code: 'frame_animated',
    says: 'animated',
    make: async () =>
      withChunk(await picture('png'), chunk('acTL', Buffer.from([0, 0, 0, 2, 0, 0, 0, 0]))),
  },
  { name: 'an animated WebP', code: 'frame_animated', says: 'animated', make: animatedWebp },
  {
    name: 'a bomb of 400 million pixels',
    code: 'frame_too_many_pixels',
    says: '20000 × 20000',
    make: () => bomb(20_000, 20_000),
  },
  {
    name: 'a JPG with an archive behind it',
    code: 'frame_polyglot',
    says: 'something else',
    make: behind('jpeg', zip()),
  },
  {
    name: 'a PNG with an archive behind it',
    code: 'frame_polyglot',
    says: 'something else',
    make: behind('png', zip()),
  },
  {
    name: 'a WebP with a page behind it',
    code: 'frame_polyglot',
    says: 'something else',
    make: behind('webp', Buffer.from('<script>alert(1)</script>')),
  },
  {
    name: 'a PNG with another PNG behind it',
    code: 'frame_polyglot',
    says: 'something else',
    make: async () => Buffer.concat([await picture('png'), await picture('png')]),
  },
  {
    name: 'a JPG that is a PDF',
    code: 'frame_polyglot',
    says: 'something else',
    make: async () => withSegment(await picture('jpeg'), 0xfe, Buffer.from('%PDF-1.4\n1 0 obj')),
  },
  {
    name: 'a JPG that is a page',
    code: 'frame_polyglot',
    says: 'something else',
    make: async () =>
      withSegment(await picture('jpeg'), 0xfe, Buffer.from('<html><script>alert(1)')),
  },
  {
    name: 'a JPG that is a script',
    code: 'frame_polyglot',
    says: 'something else',
    make: async () =>
      withSegment(await picture('jpeg'), 0xe0, Buffer.alloc(0x2f2a - 2, '*/=alert(1);/*')),
  },
  {
    name: 'a picture of 300 lines',
    code: 'frame_short_side',
    says: '500 × 300',
    make: () => picture('png', 500, 300),
  },
  {
    name: 'a wide picture',
    code: 'frame_shape',
    says: '1001 × 400',
    make: () => picture('jpeg', 1001, 400),
  },
  {
    name: 'a tall picture',
    code: 'frame_shape',
    says: '400 × 1001',
    make: () => picture('webp', 400, 1001),
  },
]

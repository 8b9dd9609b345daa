import { Refused } from '#lib/errors.ts'
import { isLegalShape, judgeSize, maxBytes } from '#lib/frames/limits.ts'
import { headBytes, sniff } from '#lib/frames/sniff.ts'

/**
 * What a file can be mended into. `source` is what the frame desk wants to know of it; `mustCrop`: only a part
 * of it is of a legal shape, and which part, a person says.
 */
export type Repairable = {
  source: { type: string; moves: boolean; laden: boolean }
  mustCrop: boolean
}

type Verdict = { refused: Refused | undefined; repairable: Repairable | undefined }

/**
 * Whether a file can be a first frame, judged by the server's own rules before a byte is sent, and whether
 * the browser could make one of it. The server looks again, and deeper.
 */
export async function preflight(file: File): Promise<Verdict> {
  if (file.size === 0) return hopeless(new Refused('frame_empty'))
  const head = new Uint8Array(await file.slice(0, headBytes).arrayBuffer())
  const kind = sniff(head)
  const kindRefused = kind instanceof Refused ? kind : undefined
  const type = kind instanceof Refused ? typeOf(kind, head) : names[kind]
  if (!type) return hopeless(kindRefused ?? new Refused('frame_unreadable'))
  const size = await sizeOf(file)
  if (!size) return hopeless(kindRefused ?? new Refused('frame_unreadable'))

  const sizeRefused = judgeSize(size)
  const beyondBrowsers = size.width * size.height > mostPixels
  if (sizeRefused && (beyondBrowsers || sizeRefused.code === 'frame_short_side'))
    return hopeless(sizeRefused)
  const moves = await isAnimated(file, head)
  const refused =
    kindRefused ??
    (moves ? new Refused('frame_animated') : undefined) ??
    (file.size > maxBytes ? new Refused('frame_too_large') : undefined) ??
    sizeRefused
  const source = { type, moves, laden: kindRefused?.code === 'frame_polyglot' }
  return { refused, repairable: { source, mustCrop: !isLegalShape(size) } }
}

function hopeless(refused: Refused): Verdict {
  return { refused, repairable: undefined }
}

const names = { jpeg: 'JPG', png: 'PNG', webp: 'WebP' } as const

/** What else may be a picture to this browser; whether it is, it tries. */
function typeOf({ code, params }: Refused, head: Uint8Array): string | undefined {
  if (code === 'frame_gif') return 'GIF'
  if (code === 'frame_heic') return 'HEIC'
  if (code === 'frame_type') return String(params.type)
  if (code !== 'frame_polyglot') return undefined
  return head[0] === 0xff ? names.jpeg : head[0] === 0x89 ? names.png : names.webp
}

/** A WebP says it in its flags, a PNG by a chunk before its picture; a GIF has a head before each of its pictures. */
async function isAnimated(file: File, head: Uint8Array): Promise<boolean> {
  const text = String.fromCharCode(...head)
  if (text.startsWith('RIFF')) return text.startsWith('VP8X', 12) && ((head[20] ?? 0) & 2) !== 0
  if (text.startsWith('GIF8')) return hasTwoHeads(new Uint8Array(await file.arrayBuffer()))
  const animation = text.indexOf('acTL')
  const picture = text.indexOf('IDAT')
  return text.startsWith('\x89PNG') && animation > 0 && (picture < 0 || animation < picture)
}

/** A graphic control block (GIF89a, 23), twice. */
function hasTwoHeads(bytes: Uint8Array): boolean {
  const isHead = (at: number) =>
    bytes[at] === 0x21 && bytes[at + 1] === 0xf9 && bytes[at + 2] === 4 && bytes[at + 7] === 0
  let at = bytes.findIndex((_, index) => isHead(index))
  if (at < 0) return false
  for (at += 8; at < bytes.length; at += 1) if (isHead(at)) return true
  return false
}

/** A square of 16,000: more than any browser could draw. */
const mostPixels = 256_000_000

/** Width and height in pixels as seen, with the picture's rotation applied; undefined when it cannot be read. */
async function sizeOf(file: File): Promise<{ width: number; height: number } | undefined> {
  const told = await toldSize(file)
  if (!told || told.width * told.height > mostPixels) return told
  const bitmap = await createImageBitmap(file).catch(() => undefined)
  if (!bitmap) return undefined
  const { width, height } = bitmap
  bitmap.close()
  return { width, height }
}

/** By its head alone: nothing is decoded, which for a bomb would be gigabytes. */
async function toldSize(file: File) {
  const address = URL.createObjectURL(file)
  const image = new Image()
  image.src = address
  const size = await new Promise<{ width: number; height: number } | undefined>((resolve) => {
    image.onload = () => resolve({ width: image.naturalWidth, height: image.naturalHeight })
    image.onerror = () => resolve(undefined)
  })
  URL.revokeObjectURL(address)
  return size
}

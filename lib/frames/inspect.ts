import 'server-only'
import { open } from 'node:fs/promises'
import type { Metadata } from 'sharp'
import { Refused } from '#lib/errors.ts'
import { writeBare } from '#lib/frames/bare.ts'
import { decode, decoding, metadataOf } from '#lib/frames/decoder.ts'
import { layoutOf } from '#lib/frames/layout.ts'
import { judgeSize } from '#lib/frames/limits.ts'
import type { Layout } from '#lib/frames/parts.ts'
import { needsRedraw, redraw } from '#lib/frames/redraw.ts'
import { headBytes, type Kind, sniff } from '#lib/frames/sniff.ts'
import { isHarmlessTail } from '#lib/frames/tail.ts'
import { windowOn } from '#lib/frames/window.ts'

/** A picture fit to be stored and sent: its own file, upright and free of metadata, and a small copy. */
export type Inspected = {
  path: string
  smallPath: string
  kind: Kind
  width: number
  height: number
}

/**
 * Judges the file at `path` by its bytes alone and makes what is stored of it beside it. A picture
 * that needs no change keeps every bit; only what surrounds it is left behind.
 */
export async function inspect(path: string): Promise<Inspected | Refused> {
  const found = await walkThrough(path)
  return found instanceof Refused ? found : decoding(() => prepare(found))
}

type Found = { path: string; kind: Kind; layout: Layout }

async function walkThrough(path: string): Promise<Found | Refused> {
  const handle = await open(path, 'r')
  try {
    const { size } = await handle.stat()
    if (size === 0) return new Refused('frame_empty')
    const file = windowOn(handle, size)
    const kind = sniff(await file.read(0, headBytes))
    if (kind instanceof Refused) return kind
    const layout = await layoutOf(kind, file)
    if (layout === 'truncated') return new Refused('frame_truncated')
    if (layout === 'damaged') return new Refused('frame_unreadable')
    if (layout.animated) return new Refused('frame_animated')
    if (!(await isHarmlessTail(kind, file, layout.endsAt))) return new Refused('frame_polyglot')
    return { path, kind, layout }
  } finally {
    await handle.close()
  }
}

async function prepare(found: Found): Promise<Inspected | Refused> {
  const upright = await makeUpright(found)
  if (upright instanceof Refused) return upright
  const path = `${found.path}.bare`
  const smallPath = `${found.path}.small`
  await writeBare(upright.path, upright.layout.parts, path)
  const { width, height } = await metadataOf(path)
  await writeSmall(path, smallPath)
  return judgeSize({ width, height }) ?? { path, smallPath, kind: upright.kind, width, height }
}

/** The picture itself, or drawn anew where it needs its metadata to be seen right. */
async function makeUpright(found: Found): Promise<Found | Refused> {
  const told = await metadataOf(found.path)
  const unfit = judgeSize(sizeAsSeen(told))
  if (unfit) return unfit
  if (!needsRedraw(told)) return found
  const keepsDetail = found.layout.lossless || told.hasAlpha
  const drawn = await redraw(found.path, keepsDetail)
  return drawn ? walkThrough(drawn) : new Refused('frame_too_large')
}

/** Orientations 5 to 8 lie on their side. */
function sizeAsSeen({ width, height, orientation = 1 }: Metadata) {
  return orientation >= 5 ? { width: height, height: width } : { width, height }
}

const smallPixels = 480

/** Decodes every pixel of it, which is the proof that it is whole. */
async function writeSmall(path: string, to: string): Promise<void> {
  await decode(path)
    .resize({ width: smallPixels, height: smallPixels, fit: 'inside', withoutEnlargement: true })
    .webp({ quality: 80 })
    .toFile(to)
}

import 'server-only'
import { open } from 'node:fs/promises'
import type { Metadata } from 'sharp'
import { Refused } from '#lib/errors.ts'
import { writeBare } from '#lib/frames/bare.ts'
import { decode, decoding, metadataOf } from '#lib/frames/decoder.ts'
import { layoutOf } from '#lib/frames/layout.ts'
import { judgeSize } from '#lib/frames/limits.ts'
import type { Layout } from '#lib/frames/parts.ts'
import { type Drawn, needsRedraw, redraw } from '#lib/frames/redraw.ts'
import { headBytes, type Kind, sniff } from '#lib/frames/sniff.ts'
import { isHarmlessTail } from '#lib/frames/tail.ts'
import { windowOn } from '#lib/frames/window.ts'

/** A picture fit to be stored and sent: its own file, upright and free of metadata, and a small copy. */
export type Inspected = Drawn & { smallPath: string }

const smallPixels = 480

/**
 * Judges the file at `path` by its bytes alone and makes what is stored of it beside it. A picture
 * that needs no change keeps every bit; only what surrounds it is left behind.
 */
export async function inspect(path: string): Promise<Inspected | Refused> {
  const found = await walkThrough(path)
  if (found instanceof Refused) return found
  const barePath = `${path}.bare`
  await writeBare(path, found.layout.parts, barePath)
  return decoding(async () => {
    const drawn = await draw(path, barePath, found)
    if (drawn instanceof Refused) return drawn
    const smallPath = `${path}.small`
    await writeSmall(drawn.path, smallPath)
    return { ...drawn, smallPath }
  })
}

type Found = { kind: Kind; layout: Layout }

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
    return { kind, layout }
  } finally {
    await handle.close()
  }
}

async function draw(
  path: string,
  barePath: string,
  { kind, layout }: Found,
): Promise<Drawn | Refused> {
  const told = await metadataOf(path)
  const bare = await metadataOf(barePath)
  const unfit = judgeSize(sizeAsSeen(bare, told.orientation))
  if (unfit) return unfit
  if (!needsRedraw(told)) return { path: barePath, kind, width: bare.width, height: bare.height }
  const { lossless } = layout
  return (
    (await redraw(path, { lossless, hasAlpha: told.hasAlpha })) ?? new Refused('frame_too_large')
  )
}

/** Orientations 5 to 8 lie on their side. */
function sizeAsSeen({ width, height }: Metadata, orientation = 1) {
  return orientation >= 5 ? { width: height, height: width } : { width, height }
}

/** Decodes every pixel of it, which is the proof that it is whole. */
async function writeSmall(path: string, to: string): Promise<void> {
  await decode(path)
    .resize({ width: smallPixels, height: smallPixels, fit: 'inside', withoutEnlargement: true })
    .webp({ quality: 80 })
    .toFile(to)
}

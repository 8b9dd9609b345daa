import { type Canvas, canvasOf, encoded } from '#components/frame-desk/canvas.ts'
import {
  type Change,
  type DrawnType,
  type Plan,
  type Size,
  turned,
} from '#components/frame-desk/plan.ts'
import { scaled, withinPixels } from '#components/frame-desk/scale.ts'
import { maxBytes } from '#lib/frames/limits.ts'

/** What is known of the file that is to be drawn anew. */
export type Source = {
  /** As people call it: JPG, PNG, GIF, HEIC … */
  type: string
  /** It is animated: only its first picture is kept. */
  moves: boolean
  /** It holds something beside the picture. */
  laden: boolean
}

export type Drawn = { blob: Blob; changes: Change[] }

/** Draws the picture anew as planned and as the limits want it. Throws when this browser cannot. */
export async function draw(file: Blob, source: Source, { turns, crop }: Plan): Promise<Drawn> {
  const bitmap = await createImageBitmap(file)
  try {
    const whole = turned(bitmap, turns)
    const from = crop ?? { x: 0, y: 0, ...whole }
    let target = withinPixels(from)
    for (;;) {
      const canvas = canvasOf(target)
      paint(canvas, bitmap, { turns, whole, from })
      const made = await smallEnough(canvas, source)
      if (made) {
        const changes = told(source, {
          turns,
          crop,
          whole,
          from,
          target,
          made,
          fromBytes: file.size,
        })
        return { blob: made.blob, changes }
      }
      target = scaled(target, 0.8)
    }
  } finally {
    bitmap.close()
  }
}

type Place = { turns: Plan['turns']; whole: Size; from: Size & { x: number; y: number } }

function paint(canvas: Canvas, bitmap: ImageBitmap, { turns, whole, from }: Place): void {
  const { context } = canvas
  context.imageSmoothingQuality = 'high'
  context.scale(canvas.width / from.width, canvas.height / from.height)
  context.translate(whole.width / 2 - from.x, whole.height / 2 - from.y)
  context.rotate((turns * Math.PI) / 2)
  context.drawImage(bitmap, -bitmap.width / 2, -bitmap.height / 2)
  context.setTransform(1, 0, 0, 1, 0, 0)
}

type Made = { blob: Blob; as: DrawnType; flattened: boolean }

/** Kinds that keep every pixel stay so while they fit; photos become JPEG. */
async function smallEnough(canvas: Canvas, { type }: Source): Promise<Made | undefined> {
  const clear = type !== 'JPG' && isClear(canvas)
  if (clear || drawings.has(type)) {
    const blob = await encoded(canvas, 'image/png')
    if (blob.size <= maxBytes) return { blob, as: 'PNG', flattened: false }
  }
  if (clear) whiteBehind(canvas)
  for (const quality of [0.95, 0.9, 0.8]) {
    const blob = await encoded(canvas, 'image/jpeg', quality)
    if (blob.size <= maxBytes) return { blob, as: 'JPEG', flattened: clear }
  }
  return undefined
}

const drawings = new Set(['PNG', 'GIF', 'BMP'])

/** Whether one sees through the picture anywhere, looked at in small. */
function isClear(canvas: Canvas): boolean {
  const small = canvasOf({ width: 128, height: 128 })
  small.context.drawImage(canvas.element, 0, 0, 128, 128)
  const { data } = small.context.getImageData(0, 0, 128, 128)
  for (let at = 3; at < data.length; at += 4) if ((data[at] ?? 255) < 250) return true
  return false
}

function whiteBehind({ context, width, height }: Canvas): void {
  context.globalCompositeOperation = 'destination-over'
  context.fillStyle = '#fff'
  context.fillRect(0, 0, width, height)
}

type Done = Place & { crop: Plan['crop']; target: Size; made: Made; fromBytes: number }

function told(source: Source, done: Done): Change[] {
  const { turns, crop, whole, from, target, made, fromBytes } = done
  const changes: Change[] = []
  if (source.moves) changes.push({ kind: 'still' })
  if (source.laden) changes.push({ kind: 'bare' })
  if (turns > 0) changes.push({ kind: 'turned', degrees: degrees[turns] })
  if (crop && !same(crop, whole))
    changes.push({ kind: 'cropped', ratio: crop.ratio, from: sizeOf(whole), to: sizeOf(crop) })
  if (!same(from, target)) changes.push({ kind: 'scaled', from: sizeOf(from), to: target })
  if (made.flattened) changes.push({ kind: 'flattened' })
  const was = source.type === 'JPG' ? 'JPEG' : source.type
  if (was !== made.as) changes.push({ kind: 'converted', from: source.type, to: made.as })
  else changes.push({ kind: 'encoded', to: made.as, fromBytes, toBytes: made.blob.size })
  return changes
}

const degrees = { 0: 90, 1: 90, 2: 180, 3: 270 } as const

function same(one: Size, other: Size): boolean {
  return one.width === other.width && one.height === other.height
}

function sizeOf({ width, height }: Size): Size {
  return { width, height }
}

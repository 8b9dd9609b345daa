import type { Core } from '@ffmpeg/core'
import { toRgb } from '#lib/mp4/colour.ts'
import { type Stream, streamOf } from '#lib/mp4/stream.ts'

/** 8 bits each of red, green and blue, row after row, as the picture is seen. */
export type RawPicture = {
  rgb: Uint8Array
  width: number
  height: number
  /** When it is shown first. */
  atSeconds: number
}

/** Larger pictures are not decoded: what they would take is not ours to give. */
const maxPixels = 4096 * 4096
/** Players tell times in microseconds, and we keep milliseconds: neither hits a tick. */
const toleranceSeconds = 0.001

/** The picture that is on show at `atSeconds`: the last one that began by then. */
export function pictureIn(core: Core, mp4: Uint8Array, atSeconds: number): RawPicture {
  core.FS.writeFile('in.mp4', mp4)
  const stream = streamOf(core, 'in.mp4')
  const pts = shownAt(stream, atSeconds)
  core.reset()
  const code = core.exec(
    ...['-max_pixels', String(maxPixels), '-copyts', '-i', 'in.mp4', '-map', '0:v:0'],
    ...['-vf', `select=eq(pts\\,${pts}),${toRgb(stream)}`, '-fps_mode', 'passthrough'],
    ...['-frames:v', '1', '-c:v', 'ppm', '-f', 'image2pipe', 'out.ppm'],
  )
  if (code !== 0) throw new Error(`the decoder ended with ${code}`)
  return { ...portablePixmap(core.FS.readFile('out.ppm')), atSeconds: pts * stream.secondsPerTick }
}

function shownAt({ shownAt, secondsPerTick }: Stream, atSeconds: number): number {
  const by = shownAt.filter((pts) => pts * secondsPerTick <= atSeconds + toleranceSeconds)
  return by.at(-1) ?? shownAt[0] ?? 0
}

/** `P6\n<width> <height>\n255\n`, then the pixels: the simplest form that tells its size. */
function portablePixmap(file: Uint8Array) {
  const head = /^P6\n(\d+) (\d+)\n255\n/.exec(
    new TextDecoder('latin1').decode(file.subarray(0, 40)),
  )
  const [all, width, height] = [head?.[0], Number(head?.[1]), Number(head?.[2])]
  if (!all || file.length !== all.length + width * height * 3)
    throw new Error('no picture came out of the decoder')
  return { rgb: file.slice(all.length), width, height }
}

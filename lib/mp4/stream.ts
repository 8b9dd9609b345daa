import type { Core } from '@ffmpeg/core'
import { z } from 'zod'

/** What a file says of its pictures. Times are in ticks of the track, after its edit list. */
export type Stream = {
  height: number
  matrix: string
  range: string
  secondsPerTick: number
  /** When each picture is shown, in order. */
  shownAt: number[]
}

const probed = z.object({
  streams: z
    .tuple([
      z.object({
        height: z.int().positive(),
        color_space: z.string().default('unknown'),
        color_range: z.string().default('unknown'),
        time_base: z.string().regex(/^[1-9]\d*\/[1-9]\d*$/),
      }),
    ])
    .rest(z.unknown()),
  packets: z.array(z.object({ pts: z.int().optional(), flags: z.string() })),
})

const wanted = 'stream=height,color_space,color_range,time_base:packet=pts,flags'

/** Reads the boxes, decodes nothing. Throws when there is no picture in it. */
export function streamOf(core: Core, path: string): Stream {
  const list = `${path}.json`
  core.ffprobe(
    ...['-v', 'error', '-select_streams', 'v:0', '-show_entries', wanted],
    ...['-of', 'json', path, '-o', list],
  )
  const { streams, packets } = probed.parse(
    JSON.parse(new TextDecoder().decode(core.FS.readFile(list))),
  )
  const [{ height, color_space, color_range, time_base }] = streams
  const [ticks = 0, perSeconds = 1] = time_base.split('/').map(Number)
  const shownAt = packets
    .filter(({ flags }) => !flags.includes('D')) // decoded, but cut off by the edit list
    .flatMap(({ pts }) => pts ?? [])
    .sort((a, b) => a - b)
  if (shownAt.length === 0) throw new Error('no picture is ever shown')
  const secondsPerTick = ticks / perSeconds
  return { height, matrix: color_space, range: color_range, secondsPerTick, shownAt }
}

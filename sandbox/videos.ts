import { moves } from '#lib/camera/parse.ts'
import type { FirstFrame } from './image.ts'
import { type Rendered, renderVideo } from './render/render.ts'
import type { Asked } from './validate.ts'

/** A finished MP4. `key` names what it was made from. */
export type Video = Pick<Rendered, 'mp4' | 'width' | 'height'> & { key: string }

/** Finished videos, at most `limitBytes` of them; the ones finished first go first. */
export type Videos = {
  /** Renders, or gives what was rendered before from the same picture and the same camera moves. */
  render(asked: Asked, image: FirstFrame, signal: AbortSignal): Promise<Video>
  keep(video: Video): void
  /** The MP4 of `key`, when it is still there. */
  bytes(key: string): Uint8Array | undefined
}

export function openVideos(limitBytes: number): Videos {
  const kept = new Map<string, Video>()
  const underWay = new Map<string, Promise<Video>>()
  let sizeBytes = 0

  function keep(video: Video) {
    if (kept.delete(video.key)) sizeBytes -= video.mp4.byteLength
    kept.set(video.key, video)
    sizeBytes += video.mp4.byteLength
    for (const [key, oldest] of kept) {
      if (sizeBytes <= limitBytes || key === video.key) break
      kept.delete(key)
      sizeBytes -= oldest.mp4.byteLength
    }
  }

  async function make(key: string, asked: Asked, image: FirstFrame, signal: AbortSignal) {
    const { mp4, width, height } = await renderVideo({
      image: image.bytes,
      prompt: asked.prompt,
      resolution: asked.resolution,
      durationSeconds: asked.duration,
      directivesHonoured: asked.directivesHonoured,
      signal,
    })
    return { key, mp4, width, height }
  }

  return {
    async render(asked, image, signal) {
      const key = keyOf(asked, image)
      const ready = kept.get(key)
      if (ready) return ready
      const making = underWay.get(key) ?? make(key, asked, image, signal)
      underWay.set(key, making)
      try {
        const video = await making
        keep(video)
        return video
      } finally {
        underWay.delete(key)
      }
    },
    keep,
    bytes: (key) => kept.get(key)?.mp4,
  }
}

/** All that a video depends on: of the prompt, only its camera moves are seen in it. */
function keyOf({ prompt, resolution, duration, directivesHonoured }: Asked, image: FirstFrame) {
  const line = directivesHonoured ? moves(prompt) : []
  return JSON.stringify([image.sha256, resolution, duration, line])
}

import {
  BufferTarget,
  CanvasSource,
  canEncodeVideo,
  Mp4OutputFormat,
  Output,
  QUALITY_HIGH,
} from 'mediabunny'
import { clipCanvas, filmClip, type Wish } from '#components/rehearsal/export/film-clip.ts'

/** Whether this browser encodes H.264: WebCodecs, on a page that came over HTTPS or from this machine. */
export function canMakeMp4(): Promise<boolean> {
  return canEncodeVideo('avc', { width: 960, height: 540, bitrate: QUALITY_HIGH })
}

/** The clip as an MP4 that plays everywhere: H.264, its index in front. */
export async function makeMp4(wish: Wish): Promise<Blob> {
  const canvas = clipCanvas(wish)
  const target = new BufferTarget()
  const output = new Output({ format: new Mp4OutputFormat({ fastStart: 'in-memory' }), target })
  const source = new CanvasSource(canvas, { codec: 'avc', bitrate: QUALITY_HIGH })
  output.addVideoTrack(source, { frameRate: wish.framesPerSecond })
  await output.start()
  try {
    await filmClip(wish, canvas, source)
    await output.finalize()
  } catch (error) {
    await output.cancel()
    throw error
  }
  if (!target.buffer) throw new Error('the muxer gave no file')
  return new Blob([target.buffer], { type: 'video/mp4' })
}

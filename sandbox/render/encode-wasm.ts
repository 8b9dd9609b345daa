import h264 from 'h264-mp4-encoder'
import type { Encoder } from './encoder.ts'
import { indexInFront } from './mp4-index.ts'
import { framesPerSecond, type Size } from './size.ts'

const quantization = 32
const framesBetweenKeyFrames = 2 * framesPerSecond

/** H.264 Baseline through minih264 in WebAssembly: needs nothing installed, about three times slower. */
export async function openWasm({ width, height }: Size): Promise<Encoder> {
  const encoder = await h264.createH264MP4Encoder()
  encoder.width = width
  encoder.height = height
  encoder.frameRate = framesPerSecond
  encoder.speed = 10
  encoder.quantizationParameter = quantization
  encoder.groupOfPictures = framesBetweenKeyFrames
  encoder.initialize()
  return {
    async add(frame) {
      encoder.addFrameYuv(frame.bytes)
    },
    async finish() {
      encoder.finalize()
      const mp4 = encoder.FS.readFile(encoder.outputFilename)
      encoder.FS.unlink(encoder.outputFilename)
      encoder.delete()
      return indexInFront(mp4, framesBetweenKeyFrames)
    },
    async abandon() {
      encoder.finalize()
      encoder.FS.unlink(encoder.outputFilename)
      encoder.delete()
    },
  }
}

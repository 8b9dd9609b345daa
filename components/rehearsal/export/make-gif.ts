import { applyPalette, GIFEncoder, quantize } from 'gifenc'
import { clipCanvas, filmClip, type Wish } from '#components/rehearsal/export/film-clip.ts'

/** The clip as a GIF that loops: larger and coarser than a video, and shown by everything. */
export async function makeGif(wish: Wish): Promise<Blob> {
  const canvas = clipCanvas(wish)
  const { width, height } = canvas
  const gif = GIFEncoder()
  await filmClip(wish, canvas, {
    async add(_seconds, frameSeconds) {
      const paper = canvas.getContext('2d')
      if (!paper) throw new Error('nothing can be drawn here')
      const { data } = paper.getImageData(0, 0, width, height)
      const palette = quantize(data, 256)
      const pixels = applyPalette(data, palette)
      gif.writeFrame(pixels, width, height, { palette, delay: Math.round(1000 * frameSeconds) })
    },
  })
  gif.finish()
  return new Blob([gif.bytesView()], { type: 'image/gif' })
}

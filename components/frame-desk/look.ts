import { canvasOf } from '#components/frame-desk/canvas.ts'
import { type Grey, greyOf } from '#components/frame-desk/grey.ts'
import type { Size } from '#components/frame-desk/plan.ts'
import { type Quality, qualityOf } from '#components/frame-desk/quality.ts'

const smallPixels = 1024
const detailPixels = 512

/** Looks at a picture for what one would be sorry about after paying. Throws when the browser cannot read it. */
export async function look(file: Blob): Promise<Quality> {
  const bitmap = await createImageBitmap(file)
  try {
    return qualityOf(bitmap, { small: wholeOf(bitmap), detail: middleOf(bitmap) })
  } finally {
    bitmap.close()
  }
}

function wholeOf(bitmap: ImageBitmap): Grey {
  const by = Math.min(1, smallPixels / Math.max(bitmap.width, bitmap.height))
  const size = { width: Math.round(bitmap.width * by), height: Math.round(bitmap.height * by) }
  const { context } = canvasOf(size)
  context.imageSmoothingQuality = 'high'
  context.drawImage(bitmap, 0, 0, size.width, size.height)
  return greyOf(context.getImageData(0, 0, size.width, size.height))
}

/** Pixel for pixel: the traces of compression do not outlive a change of size. */
function middleOf(bitmap: ImageBitmap): Grey {
  const size: Size = {
    width: Math.min(detailPixels, bitmap.width),
    height: Math.min(detailPixels, bitmap.height),
  }
  const { context } = canvasOf(size)
  const x = Math.floor((bitmap.width - size.width) / 2)
  const y = Math.floor((bitmap.height - size.height) / 2)
  context.drawImage(bitmap, -x, -y)
  return greyOf(context.getImageData(0, 0, size.width, size.height))
}

import type { Size } from '#components/frame-desk/plan.ts'

/** A canvas off the page, in a worker or out of it, with its context. */
export type Canvas = Size & {
  element: OffscreenCanvas | HTMLCanvasElement
  context: OffscreenCanvasRenderingContext2D | CanvasRenderingContext2D
}

export function canvasOf({ width, height }: Size): Canvas {
  const element = elementOf({ width, height })
  const context = element.getContext('2d')
  if (context === null || !('drawImage' in context)) throw new Error('no canvas of this size')
  return { width, height, element, context }
}

function elementOf({ width, height }: Size): OffscreenCanvas | HTMLCanvasElement {
  if (typeof OffscreenCanvas !== 'undefined') return new OffscreenCanvas(width, height)
  return Object.assign(document.createElement('canvas'), { width, height })
}

/** The canvas as a file. A browser that does not know the type would answer another: that is no success. */
export async function encoded(canvas: Canvas, type: string, quality?: number): Promise<Blob> {
  const { element } = canvas
  const options = { type, ...(quality !== undefined && { quality }) }
  const blob =
    'convertToBlob' in element
      ? await element.convertToBlob(options)
      : await new Promise<Blob | null>((resolve) => element.toBlob(resolve, type, quality))
  if (blob?.type !== type) throw new Error(`this browser cannot write ${type}`)
  return blob
}

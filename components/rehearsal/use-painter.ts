import { type RefObject, useEffect, useRef, useState } from 'react'
import { openPainter, type Painter, type Source } from '#components/rehearsal/painter.ts'

/** More pixels than this no eye misses in a rehearsal, and every card keeps up. */
const widestPixels = 1280

type Drawing = 'opening' | Painter['kind'] | 'none'

/**
 * A painter for the canvas, as sharp as the canvas is large on the screen. `repaint` is called when what it
 * shows has to be drawn again: it opened, its size changed, or the graphics card came back.
 */
export function usePainter(
  canvas: RefObject<HTMLCanvasElement | null>,
  source: Source,
  repaint: () => void,
) {
  const painter = useRef<Painter>(undefined)
  const [drawing, setDrawing] = useState<Drawing>('opening')
  const leaving = useRef<ReturnType<typeof setTimeout>>(undefined)
  const latest = useRef(repaint)
  useEffect(() => {
    latest.current = repaint
  })
  useEffect(() => {
    const element = canvas.current
    if (!element) return
    clearTimeout(leaving.current)
    const again = () => latest.current()
    sharpen(element, source.aspect)
    const opened = openPainter(element, source, again)
    painter.current = opened
    setDrawing(opened?.kind ?? 'none')
    const observer = new ResizeObserver(() => sharpen(element, source.aspect) && again())
    observer.observe(element)
    return () => {
      observer.disconnect()
      opened?.close()
      // Not at once: React may run an effect again on the same canvas, which gets no second context.
      leaving.current = setTimeout(() => opened?.giveBack())
    }
  }, [canvas, source])
  return { painter, drawing }
}

/** Gives the canvas as many pixels as it has on the screen; true when that changed. */
function sharpen(canvas: HTMLCanvasElement, aspect: number): boolean {
  const { clientWidth, clientHeight } = canvas
  const shown = Math.min(clientWidth, clientHeight * aspect) * devicePixelRatio
  const width = 2 * Math.round(Math.min(Math.max(shown, 64), widestPixels) / 2)
  const height = 2 * Math.max(1, Math.round(width / aspect / 2))
  if (canvas.width === width && canvas.height === height) return false
  canvas.width = width
  canvas.height = height
  return true
}

import { openPlainPainter } from '#components/rehearsal/plain-painter.ts'
import { openWebglPainter } from '#components/rehearsal/webgl-painter.ts'
import type { Pose } from '#lib/camera/path.ts'

/** Draws views of one picture into one canvas; where a view leaves the picture it is hatched. */
export type Painter = {
  /** What draws: the graphics card's program, or plain code where there is none. */
  kind: 'webgl' | 'plain'
  /** Draws the view of a pose in the canvas's present size. */
  paint(pose: Pose): void
  /** Frees what the graphics card holds of the picture. The canvas keeps its last view. */
  close(): void
  /** After `close`, when nothing will be drawn in the canvas again: a browser has few contexts to give. */
  giveBack(): void
}

/** The picture, bounded in size and turned as it is displayed. */
export type Source = { image: HTMLCanvasElement; aspect: number }

/**
 * The best painter there is for this canvas, or undefined when the browser draws nothing.
 * `again` is called when the card lost everything and has got it back: paint once more then.
 */
export function openPainter(
  canvas: HTMLCanvasElement,
  source: Source,
  again: () => void,
): Painter | undefined {
  return openWebglPainter(canvas, source, again) ?? openPlainPainter(canvas, source)
}

import { openPainter, type Source } from '#components/rehearsal/painter.ts'
import type { Moves } from '#lib/camera/parse.ts'
import { poseAt } from '#lib/camera/path.ts'

/** What is exported: the whole line on the whole picture. */
export type Clip = { source: Source; moves: Moves; durationSeconds: number }

export type Wish = {
  clip: Clip
  /** Stands in the corner of every frame. */
  label: string
  longSidePixels: number
  framesPerSecond: number
  signal: AbortSignal
  onShare: (share: number) => void
}

/** Takes one frame after another, at its second. */
export type Encoder = { add(seconds: number, frameSeconds: number): Promise<void> }

/** Draws every frame, labelled, into the canvas that the encoder reads. Rejects with the signal's reason. */
export async function filmClip(
  { clip, label, framesPerSecond, signal, onShare }: Wish,
  canvas: HTMLCanvasElement,
  encoder: Encoder,
): Promise<void> {
  const paper = canvas.getContext('2d', { willReadFrequently: true })
  const { width, height } = canvas
  const views = Object.assign(document.createElement('canvas'), { width, height })
  const painter = openPainter(views, clip.source, () => {})
  if (!paper || !painter) throw new Error('nothing can be drawn here')
  const frames = Math.round(clip.durationSeconds * framesPerSecond)
  try {
    for (let frame = 0; frame < frames; frame++) {
      signal.throwIfAborted()
      // The last frame shows the last view, so that a clip ends where the line does.
      const seconds = (frame / (frames - 1)) * clip.durationSeconds
      painter.paint(poseAt(clip.moves, clip.durationSeconds, seconds))
      paper.drawImage(views, 0, 0)
      stamp(paper, label)
      await encoder.add(frame / framesPerSecond, 1 / framesPerSecond)
      onShare((frame + 1) / frames)
      await nextTurn()
    }
  } finally {
    painter.close()
    painter.giveBack()
  }
}

/** A canvas for the clip; both sides are even, as H.264 wants them. */
export function clipCanvas({ clip: { source }, longSidePixels }: Wish): HTMLCanvasElement {
  const even = (pixels: number) => Math.max(2, 2 * Math.round(pixels / 2))
  return Object.assign(document.createElement('canvas'), {
    width: even(longSidePixels * Math.min(1, source.aspect)),
    height: even(longSidePixels * Math.min(1, 1 / source.aspect)),
  })
}

function stamp(paper: CanvasRenderingContext2D, label: string): void {
  const { width, height } = paper.canvas
  let size = Math.max(11, Math.round(Math.max(width, height) / 48))
  const fontOf = (pixels: number) => `500 ${pixels}px system-ui, sans-serif`
  paper.font = fontOf(size)
  const room = width * 0.92 - size
  size *= Math.min(1, room / paper.measureText(label).width)
  paper.font = fontOf(size)
  const plateWidth = paper.measureText(label).width + size
  const plateHeight = size * 1.8
  const margin = size * 0.6
  paper.fillStyle = 'rgb(12 13 15 / 78%)'
  paper.fillRect(margin, height - margin - plateHeight, plateWidth, plateHeight)
  paper.fillStyle = '#f2f2f3'
  paper.textBaseline = 'middle'
  paper.fillText(label, margin + size / 2, height - margin - plateHeight / 2)
}

/** Lets the page breathe between frames: a message comes after what waits, and is not slowed as a timer is. */
function nextTurn(): Promise<void> {
  return new Promise((resolve) => {
    const { port1, port2 } = new MessageChannel()
    port1.onmessage = () => {
      port1.close()
      resolve()
    }
    port2.postMessage(null)
  })
}

import { useEffect, useRef } from 'react'
import { frameOfHash } from '#components/compose/known-frame.ts'
import { forget, leftBehind, unfinishedFile } from '#components/compose/unfinished.ts'
import type { FrameView } from '#lib/frames/view.ts'

type Takers = {
  /** Nothing was chosen since the page opened. */
  isFree: () => boolean
  takeFrame: (frame: FrameView) => void
  /** Shows the file of an upload that was under way. */
  offer: (file: File) => void
}

/**
 * Brings back after a reload what the page had: the frame, or the file whose upload was cut off. A page that opens
 * with a frame of its own needs nothing; going elsewhere in the portal forgets it.
 */
export function useLeftBehind(initial: FrameView | undefined, takers: Takers): void {
  const latest = useRef(takers)
  const opensWithOne = useRef(initial !== undefined)
  useEffect(() => {
    latest.current = takers
  })
  useEffect(() => {
    const left = leftBehind()
    const stop = new AbortController()
    if (left && !opensWithOne.current) void bringBack(left, latest, stop.signal)
    return () => {
      stop.abort()
      forget()
    }
  }, [])
}

async function bringBack(
  left: NonNullable<ReturnType<typeof leftBehind>>,
  { current }: { current: Takers },
  signal: AbortSignal,
): Promise<void> {
  if ('sha256' in left) {
    const frame = await frameOfHash(left.sha256, signal)
    if (frame && current.isFree()) current.takeFrame(frame)
    return
  }
  const file = await unfinishedFile(left.fileName)
  if (file && !signal.aborted && current.isFree()) current.offer(file)
}

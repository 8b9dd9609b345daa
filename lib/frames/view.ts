import { isUnusualShape } from '#lib/frames/limits.ts'

/** A frame as pages and scripts see it. `bytes` is its size; width and height are pixels as seen. */
export type FrameView = {
  id: string
  width: number
  height: number
  bytes: number
  mime: string
  sha256: string
  /** Legal, but the upstream has refused such a shape before. */
  warning?: 'shape'
}

type FrameRow = Omit<FrameView, 'bytes' | 'warning'> & { sizeBytes: number }

export function frameView({ id, width, height, sizeBytes, mime, sha256 }: FrameRow): FrameView {
  const view: FrameView = { id, width, height, bytes: sizeBytes, mime, sha256 }
  return isUnusualShape(view) ? { ...view, warning: 'shape' } : view
}

/** A page of the workspace's frames, and where the next one starts. */
export type FramePage = { frames: FrameView[]; next: string | null }

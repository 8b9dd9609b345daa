import { useState } from 'react'
import type { FrameView } from '#lib/frames/view.ts'
import { cellsOf, type Matrix } from '#lib/jobs/batch.ts'
import type { Choice } from '#lib/jobs/catalog.ts'

/** What lies on the desk. Cells are told apart by what they are made of, so one that is off stays off when rows go. */
export type Desk = {
  frames: FrameView[]
  prompts: string[]
  choices: Choice[]
  takes: number
  off: readonly string[]
}

export type DeskWork = ReturnType<typeof useDesk>

export function useDesk(start: Pick<Desk, 'prompts' | 'choices'>) {
  const [desk, setDesk] = useState<Desk>({ frames: [], takes: 1, off: [], ...start })
  const set = (change: Partial<Desk>) => setDesk((now) => ({ ...now, ...change }))
  const addFrame = (frame: FrameView) =>
    setDesk((now) => ({
      ...now,
      frames: now.frames.some(({ id }) => id === frame.id) ? now.frames : [...now.frames, frame],
    }))
  const removeFrame = (id: string) =>
    setDesk((now) => ({ ...now, frames: now.frames.filter((frame) => frame.id !== id) }))
  const toggle = (key: string) =>
    setDesk((now) => ({
      ...now,
      off: now.off.includes(key) ? now.off.filter((one) => one !== key) : [...now.off, key],
    }))
  return { desk, matrix: matrixOn(desk), set, addFrame, removeFrame, toggle }
}

function matrixOn({ frames, prompts, choices, takes, off }: Desk): Matrix {
  const matrix = { frameIds: frames.map(({ id }) => id), prompts, choices, takes }
  const cells = cellsOf(matrix)
  return {
    ...matrix,
    off: cells.filter((cell) => off.includes(keyOf(matrix, cell))).map(({ n }) => n),
  }
}

export function keyOf(
  { frameIds, prompts, choices }: Pick<Matrix, 'frameIds' | 'prompts' | 'choices'>,
  cell: { frame: number; prompt: number; choice: number },
): string {
  return JSON.stringify([frameIds[cell.frame], prompts[cell.prompt], choices[cell.choice]])
}

import { useEffect, useState } from 'react'
import { keepDesk, keptDesk } from '#components/batch/kept-desk.ts'
import type { FrameView } from '#lib/frames/view.ts'
import { type Cell, cellsOf, type Matrix, mostCells } from '#lib/jobs/batch.ts'
import type { Choice } from '#lib/jobs/catalog.ts'

/** What lies on the desk. Its rows have names of their own: a cell that is off stays off when rows are edited or go. */
export type Desk = {
  frames: FrameView[]
  prompts: string[]
  choices: Choice[]
  takes: number
  off: readonly string[]
  names: { prompts: number[]; choices: number[] }
}

/** The composer's own row, which is the desk's first. */
type Present = { prompt: string; choice: Choice }

export type DeskWork = ReturnType<typeof useBatchDesk>

/** `place` names whose desk it is, for the copy that the browser keeps. */
export function useBatchDesk(present: Present, place: string) {
  const [followed, setFollowed] = useState(present)
  const [isKept, setIsKept] = useState(() => keptDesk(place) !== undefined)
  const [desk, setDesk] = useState<Desk>(() => keptDesk(place) ?? empty(present))
  useEffect(() => {
    keepDesk(place, isWorkedOn(desk, followed) ? desk : undefined)
  }, [desk, followed, place])
  const startOver = () => {
    setIsKept(false)
    setDesk(empty(followed))
  }
  const set = (change: Partial<Pick<Desk, 'prompts' | 'choices' | 'takes'>>) =>
    setDesk((now) => {
      const next = { ...now, ...change }
      const prompts = renamed(now.names.prompts, now.prompts, next.prompts)
      const choices = renamed(now.names.choices, now.choices, next.choices)
      return { ...next, names: { prompts, choices } }
    })
  /** The composer's row as it is now, where nobody changed it here. */
  const follow = (row: Present) => {
    setFollowed(row)
    setDesk((now) => ({
      ...now,
      prompts: firstFollowed(now.prompts, followed.prompt, row.prompt),
      choices: firstFollowed(now.choices, followed.choice, row.choice),
    }))
  }
  const addFrame = (frame: FrameView) =>
    setDesk((now) => ({
      ...now,
      frames: now.frames.some(({ id }) => id === frame.id) ? now.frames : [...now.frames, frame],
    }))
  const removeFrame = (id: string) =>
    setDesk((now) => ({ ...now, frames: now.frames.filter((frame) => frame.id !== id) }))
  const toggle = (cell: Cell) =>
    setDesk((now) => {
      const key = keyOf(now, cell)
      const isOff = now.off.includes(key)
      return { ...now, off: isOff ? now.off.filter((one) => one !== key) : [...now.off, key] }
    })
  const forget = () => keepDesk(place, undefined)
  const matrix = matrixOn(desk)
  return { desk, isKept, matrix, set, follow, addFrame, removeFrame, toggle, startOver, forget }
}

function empty({ prompt, choice }: Present): Desk {
  const names = { prompts: [0], choices: [0] }
  return { frames: [], prompts: [prompt], choices: [choice], takes: 1, off: [], names }
}

/** Whether there is more on it than what the composer holds. */
function isWorkedOn({ frames, prompts, choices, takes, off }: Desk, { prompt }: Present): boolean {
  return (
    Math.max(frames.length, prompts.length, choices.length, takes) > 1 ||
    off.length > 0 ||
    prompts[0] !== prompt
  )
}

function matrixOn(desk: Desk): Matrix {
  const { frames, prompts, choices, takes, off } = desk
  const matrix = { frameIds: frames.map(({ id }) => id), prompts, choices, takes }
  if (off.length === 0 || frames.length * prompts.length * choices.length > mostCells)
    return { ...matrix, off: [] }
  const cells = cellsOf(matrix).filter((cell) => off.includes(keyOf(desk, cell)))
  return { ...matrix, off: cells.map(({ n }) => n) }
}

function keyOf({ frames, names }: Desk, cell: Cell): string {
  return `${frames[cell.frame]?.id} ${names.prompts[cell.prompt]} ${names.choices[cell.choice]}`
}

/** Rows are edited in place, put at the end, or taken out: they keep their names. */
export function renamed<Row>(
  names: number[],
  before: readonly Row[],
  after: readonly Row[],
): number[] {
  const more = after.length - before.length
  if (more > 0) return [...names, ...Array.from({ length: more }, (_, n) => freeName(names) + n)]
  if (more === 0) return names
  const gone = before.findIndex((row, n) => row !== after[n])
  return names.filter((_, n) => n < gone || n >= gone - more)
}

function freeName(names: readonly number[]): number {
  return Math.max(-1, ...names) + 1
}

function firstFollowed<Row>(rows: Row[], followed: Row, now: Row): Row[] {
  return rows[0] === followed ? [now, ...rows.slice(1)] : rows
}

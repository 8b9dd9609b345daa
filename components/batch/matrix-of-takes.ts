import type { BatchTake } from '#lib/jobs/batch-view.ts'

/** The takes of a batch as a table again: a line for each prompt with each choice, a column for each frame. */
export type Line = { key: string; prompt: string; settings: BatchTake; cells: BatchTake[][] }

export function tableOf(takes: readonly BatchTake[]): {
  frames: BatchTake['job'][]
  lines: Line[]
} {
  const frames: BatchTake['job'][] = []
  const lines = new Map<string, Line>()
  for (const take of takes) {
    const { job } = take
    if (!frames.some(({ frame }) => frame.id === job.frame.id)) frames.push(job)
    const { model, durationSeconds, resolution, prompt } = job
    const key = JSON.stringify([prompt, model, durationSeconds, resolution, take.choice])
    const line = lines.get(key) ?? { key, prompt, settings: take, cells: [] }
    const column = frames.findIndex(({ frame }) => frame.id === job.frame.id)
    line.cells[column] = [...(line.cells[column] ?? []), take]
    lines.set(key, line)
  }
  return {
    frames,
    lines: [...lines.values()].map((line) => ({
      ...line,
      cells: frames.map((_, column) => line.cells[column] ?? []),
    })),
  }
}

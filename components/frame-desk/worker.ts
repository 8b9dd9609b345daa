import type { Drawn, Source } from '#components/frame-desk/draw.ts'
import type { Plan } from '#components/frame-desk/plan.ts'
import type { Quality } from '#components/frame-desk/quality.ts'

export type Task =
  | { kind: 'draw'; file: Blob; source: Source; plan: Plan }
  | { kind: 'look'; file: Blob }
export type Answer = { drawn: Drawn } | { quality: Quality } | { failed: string }

/** Draws in a worker, where there is one. Undefined when this browser cannot read or write the picture. */
export async function drawn(file: Blob, source: Source, plan: Plan): Promise<Drawn | undefined> {
  const answer = await asked({ kind: 'draw', file, source, plan })
  if (answer === 'no worker') {
    const { draw } = await import('#components/frame-desk/draw.ts')
    return draw(file, source, plan).catch(() => undefined)
  }
  return 'drawn' in answer ? answer.drawn : undefined
}

/** The same for a look at its quality. */
export async function looked(file: Blob): Promise<Quality | undefined> {
  const answer = await asked({ kind: 'look', file })
  if (answer === 'no worker') {
    const { look } = await import('#components/frame-desk/look.ts')
    return look(file).catch(() => undefined)
  }
  return 'quality' in answer ? answer.quality : undefined
}

/** One worker for one task: it holds hundreds of megabytes, and gives them back when it ends. */
function asked(task: Task): Promise<Answer | 'no worker'> {
  if (typeof Worker === 'undefined' || typeof OffscreenCanvas === 'undefined')
    return Promise.resolve('no worker')
  return new Promise<Answer | 'no worker'>((resolve) => {
    const worker = new Worker(new URL('./desk.worker.ts', import.meta.url), { type: 'module' })
    const end = (answer: Answer | 'no worker') => {
      worker.terminate()
      resolve(answer)
    }
    worker.addEventListener('message', ({ data }: MessageEvent<Answer>) => end(data))
    worker.addEventListener('error', () => end('no worker'))
    worker.postMessage(task)
  })
}

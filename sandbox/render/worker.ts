import { parentPort } from 'node:worker_threads'
import { openEncoder } from './encoder.ts'
import { type Film, film } from './film.ts'
import type { RenderInput } from './render.ts'

/** What a render thread is told, one film at a time. */
export type Order = { order: 'film'; input: Omit<RenderInput, 'signal'> } | { order: 'stop' }
/** What it answers: one for each film, also for one that was stopped. */
export type Answer = { film: Film } | { failure: string }

let stopping = new AbortController()

parentPort?.on('message', async (order: Order) => {
  if (order.order === 'stop') return stopping.abort()
  stopping = new AbortController()
  try {
    const made = await film({ ...order.input, signal: stopping.signal }, openEncoder)
    // A copy of its own can be handed over; the encoder's memory and a Buffer's pool cannot.
    const mp4 = new Uint8Array(made.mp4)
    parentPort?.postMessage({ film: { ...made, mp4 } } satisfies Answer, [mp4.buffer])
  } catch (error) {
    const failure = error instanceof Error ? error.message : String(error)
    parentPort?.postMessage({ failure } satisfies Answer)
  }
})

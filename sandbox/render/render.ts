import { once } from 'node:events'
import { availableParallelism } from 'node:os'
import { Worker } from 'node:worker_threads'
import type { Film } from './film.ts'
import { takeTurn } from './turns.ts'
import type { Answer, Order } from './worker.ts'

export { videoSize } from './size.ts'

/** The shape of a video to make. `durationSeconds` is what was asked (6 or 10); the file is 3 frames short of it, as upstream's are. */
export type RenderInput = {
  /** JPG, PNG or WebP bytes; EXIF orientation is applied. */
  image: Uint8Array
  prompt: string
  /** `512P`, `720P`, `768P` or `1080P`: the length of the short side. */
  resolution: string
  durationSeconds: number
  /** False for models that read brackets as plain words: the camera then stands still. */
  directivesHonoured: boolean
  signal?: AbortSignal
}

export type Rendered = Film & {
  /** From the first frame of work, without the wait for a free thread. */
  millis: number
}

/** One thread on a small machine, two on a larger one: the portal runs beside. */
const threadCount = availableParallelism() > 2 ? 2 : 1
const idle: Worker[] = []

/**
 * Renders an H.264 MP4 in a thread of its own, a few at a time in the order asked. Rejects with the
 * signal's reason when stopped, and with an Error when the image cannot be read.
 */
export async function renderVideo({ signal, ...input }: RenderInput): Promise<Rendered> {
  signal?.throwIfAborted()
  using _turn = await takeTurn(threadCount, signal)
  const started = performance.now()
  const answer = await filmInThread(input, signal)
  signal?.throwIfAborted()
  if ('failure' in answer) throw new Error(answer.failure)
  return { ...answer.film, millis: performance.now() - started }
}

async function filmInThread(
  input: Omit<RenderInput, 'signal'>,
  signal: AbortSignal | undefined,
): Promise<Answer> {
  const thread = idle.pop() ?? openThread()
  const over = new AbortController()
  const stop = () => thread.postMessage({ order: 'stop' } satisfies Order)
  signal?.addEventListener('abort', stop, { signal: over.signal })
  thread.ref()
  try {
    thread.postMessage({ order: 'film', input } satisfies Order)
    const answer = await answerOf(thread, over.signal)
    thread.unref()
    idle.push(thread)
    return answer
  } finally {
    over.abort()
  }
}

function openThread(): Worker {
  const thread = new Worker(new URL('./worker.ts', import.meta.url), { execArgv: [] })
  thread.once('exit', () => {
    const place = idle.indexOf(thread)
    if (place >= 0) idle.splice(place, 1)
  })
  return thread
}

/** The next message of a thread; an Error when it dies first. Stops listening when `over`. */
async function answerOf(thread: Worker, over: AbortSignal): Promise<Answer> {
  const [answer] = await Promise.race([
    once(thread, 'message', { signal: over }),
    once(thread, 'exit', { signal: over }).then(([code]) => {
      throw new Error(`the render thread ended with ${code}`)
    }),
  ])
  return answer
}

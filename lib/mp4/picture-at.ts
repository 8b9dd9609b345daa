import { once } from 'node:events'
import { join } from 'node:path'
import { Worker } from 'node:worker_threads'
import type { RawPicture } from '#lib/mp4/decode.ts'
import type { Answer, Order } from '#lib/mp4/decoder-thread.ts'
import { inTurn, waitingFor } from '#lib/turns.ts'

/** The video is not one that this decoder reads, or it took too long or too much for it. */
export class NotDecoded extends Error {}

const deadlineMilliseconds = 30_000
const heapMegabytes = 256

/**
 * The picture that a video shows at a second, every pixel as decoded (docs/decisions/0019). In a thread of its own,
 * one at a time in this process, ended when it is done or over its time; read only when its turn has come. Throws NotDecoded.
 */
export async function pictureAt(
  read: () => Promise<Uint8Array<ArrayBuffer>>,
  atSeconds: number,
): Promise<RawPicture> {
  return inTurn(turn, 1, async () => decodeInThread({ mp4: await read(), atSeconds }))
}

/** How many wait for the decoder. */
export function waitingToDecode(): number {
  return waitingFor(turn)
}

const turn = 'decoding a video'

async function decodeInThread(order: Order): Promise<RawPicture> {
  // By path, not by import.meta.url: the server's bundle is elsewhere, and threads run the sources.
  const thread = new Worker(join(/* turbopackIgnore: true */ process.cwd(), threadFile), {
    execArgv: [],
    resourceLimits: { maxOldGenerationSizeMb: heapMegabytes },
  })
  try {
    thread.postMessage(order, [order.mp4.buffer])
    const answer = await answerOf(thread)
    if ('failure' in answer) throw new NotDecoded(answer.failure)
    return answer.picture
  } finally {
    await thread.terminate()
  }
}

const threadFile = 'lib/mp4/decoder-thread.ts'

async function answerOf(thread: Worker): Promise<Answer> {
  try {
    const signal = AbortSignal.timeout(deadlineMilliseconds)
    const [answer] = await once(thread, 'message', { signal }) // rejects when the thread dies of an error
    return answer
  } catch (cause) {
    throw new NotDecoded('the decoder did not answer', { cause })
  }
}

import { randomBytes } from 'node:crypto'
import { createReadStream, writeFileSync } from 'node:fs'
import { Readable } from 'node:stream'
import { request } from 'undici'
import { z } from 'zod'
import { answer } from '../process/answer.ts'
import { timed } from './timed.ts'

/** L: a bare fetch with the picture's address, and the picture itself as base64 streamed from its file. */

const given = z.object({ file: z.string(), sizeBytes: z.int(), count: z.int(), upstream: z.url() })
const path = '/task/minimax/v1/video_generation'
const headers = { authorization: 'Bearer sandbox', 'content-type': 'application/json' }
const fields = {
  model: 'MiniMax-Hailuo-2.3',
  prompt: 'One take',
  duration: 6,
  resolution: '768P',
  prompt_optimizer: true,
  fast_pretreatment: false,
}

answer({
  prepare: async (details) => {
    const { file, sizeBytes } = given.parse(details)
    writeFileSync(file, randomBytes(sizeBytes))
    return {}
  },
  send: async (details) => {
    const { upstream, file, sizeBytes, count } = given.parse(details)
    return timed(count, () =>
      sizeBytes < 1_000_000 ? bare(upstream) : streamed(upstream, file, sizeBytes),
    )
  },
})

async function bare(upstream: string): Promise<number> {
  const body = JSON.stringify({ ...fields, first_frame_image: 'https://example.com/frame.jpg' })
  const response = await fetch(upstream + path, { method: 'POST', headers, body })
  return taskOf(await response.json())
}

async function streamed(upstream: string, file: string, sizeBytes: number): Promise<number> {
  const json = JSON.stringify({ ...fields, first_frame_image: 'data:image/jpeg;base64,' })
  const [before, after] = [json.slice(0, -2), json.slice(-2)]
  const length = before.length + Math.ceil(sizeBytes / 3) * 4 + after.length
  const { body } = await request(upstream + path, {
    method: 'POST',
    headers: { ...headers, 'content-length': String(length) },
    body: Readable.from(around(before, file, after)),
  })
  return taskOf(await body.json())
}

/** Pieces of a whole number of base64 groups. */
async function* around(before: string, file: string, after: string) {
  yield before
  for await (const chunk of createReadStream(file, { highWaterMark: 3 * 64 * 1024 }))
    yield chunk.toString('base64')
  yield after
}

function taskOf(answer: unknown): number {
  return Number(z.object({ task_id: z.string() }).parse(answer).task_id)
}

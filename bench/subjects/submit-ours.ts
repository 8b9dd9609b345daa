import { randomBytes, randomUUID } from 'node:crypto'
import { once } from 'node:events'
import { Readable } from 'node:stream'
import pg from 'pg'
import { z } from 'zod'
import { Refused } from '#lib/errors.ts'
import { files } from '#lib/files/storage.ts'
import { defaultChoice } from '#lib/jobs/catalog.ts'
import { dispatch } from '#lib/jobs/dispatch.ts'
import { submit } from '#lib/jobs/submit.ts'
import { liveChannel } from '#lib/live.ts'
import { answer } from '../process/answer.ts'
import { heavy } from '../stage/seed.ts'
import { timed } from './timed.ts'
import { viewerOf } from './viewer.ts'

/** The product from the submit to the recorded answer, in one process as the server action runs it. */

const given = z.object({ frameId: z.uuid(), sizeBytes: z.int(), count: z.int() })
const pool = new pg.Pool({ connectionString: process.env.DATABASE_URL, max: 2 })
const listener = new pg.Client({ connectionString: process.env.DATABASE_URL })
await listener.connect()
await listener.query(`listen ${liveChannel}`)
const viewer = viewerOf(heavy)

answer({
  /** Puts a frame of that size into storage and its row into the database. */
  prepare: async (details) => {
    const { frameId, sizeBytes } = given.parse(details)
    const key = `frames/${heavy.workspaceId}/${frameId}.jpg`
    await files().put(key, Readable.from([randomBytes(sizeBytes)]), { maxBytes: sizeBytes })
    await pool.query(
      `insert into frame (id, workspace_id, created_by_id, sha256, mime, width, height, size_bytes, storage_key)
       values ($1, $2, $3, gen_random_uuid()::text, 'image/jpeg', 1280, 720, $4, $5) on conflict (id) do nothing`,
      [frameId, heavy.workspaceId, heavy.userId, sizeBytes, key],
    )
    return {}
  },
  send: async (details) => {
    const { frameId, count } = given.parse(details)
    const reading = await timed(count, () => submitAndSend(frameId))
    await forget()
    return reading
  },
})

async function submitAndSend(frameId: string): Promise<number> {
  const request = { submissionId: randomUUID(), frameId, prompt: 'One take', ...defaultChoice }
  const submitted = await submit(viewer, request)
  if (submitted instanceof Refused) throw new Error(submitted.code)
  await dispatch(submitted.account)
  return recordedTask(submitted.jobId)
}

/** The name of the task, which is the moment it was taken, once it is on record. */
async function recordedTask(jobId: string): Promise<number> {
  const text = 'select task_id from attempt where job_id = $1 and task_id is not null'
  for (;;) {
    const told = once(listener, 'notification')
    const { rows } = await pool.query<{ task_id: string }>({ name: 'task', text, values: [jobId] })
    if (rows[0]) return Number(rows[0].task_id)
    await told
  }
}

/** Permits are counted over the last minute and over what renders: a round leaves nothing to count. */
async function forget(): Promise<void> {
  await pool.query(`update job set state = 'canceled', due_at = null where state <> 'canceled'`)
  await pool.query(`update attempt set sending_at = sending_at - interval '1 hour'`)
}

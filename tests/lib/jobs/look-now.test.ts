import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { env } from '#lib/env.ts'
import { drainLooks, lookNow } from '#lib/jobs/look-now.ts'
import { closeQueue } from '#lib/queue.ts'
import { type Sandbox, startSandbox } from '#sandbox/server.ts'
import { callbackDoor } from '#tests/support/callback-door.ts'
import { emptyDatabase, machineSql } from '#tests/support/database.ts'
import { aViewer, generate, reached } from '#tests/support/engine.ts'

/** No worker runs here: what moves is moved by the process that takes the pushes. */
let sandbox: Sandbox
const door = callbackDoor()
beforeAll(async () => {
  sandbox = await startSandbox({ port: env().SANDBOX_PORT, speed: 40, createsPerMinute: 0 })
  await new Promise<void>((resolve) => door.listen(env().PORT, '127.0.0.1', resolve))
})
beforeEach(emptyDatabase)
afterAll(async () => {
  door.closeAllConnections()
  door.close()
  await sandbox.close()
  await closeQueue(5)
})

/** Which of the jobs the workers were told to look at, not later but at once. */
async function left(jobIds: string[]): Promise<number> {
  const rows = await machineSql(
    `select 1 from pgboss.job where name = 'settle' and start_after < created_on + interval '1 second' and data->>'jobId' = any($1)`,
    [jobIds],
  )
  return rows.length
}

test('a job whose task is pushed moves on without a worker', async () => {
  const viewer = await aViewer()
  const jobId = await generate(viewer)
  await reached(viewer, jobId, ['saving'])
  expect(await left([jobId])).toBe(0)
})

test('a burst is left to the workers, and so is what rings a process that stops', async () => {
  const ids = Array.from({ length: 6 }, () => randomUUID())
  lookNow(ids)
  await expect.poll(() => left(ids)).toBe(6)
  await drainLooks()
  const [last = ''] = ids
  lookNow([last])
  await expect.poll(() => left([last])).toBe(2)
})

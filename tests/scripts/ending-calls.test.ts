import { afterAll, beforeAll, expect, test } from 'vitest'
import { env } from '#lib/env.ts'
import { closeQueue } from '#lib/queue.ts'
import { type Sandbox, startSandbox } from '#sandbox/server.ts'
import { command } from '#tests/support/command.ts'
import { sql } from '#tests/support/database.ts'
import { aViewer, oracle, setFaults } from '#tests/support/engine.ts'
import { queued } from '#tests/support/team.ts'

const { DATABASE_URL = '', ENCRYPTION_KEY = '', NEXTAUTH_SECRET = '', ...rest } = env()
const { DATA_DIR, SANDBOX_PORT } = rest

let sandbox: Sandbox
beforeAll(async () => {
  sandbox = await startSandbox({ port: SANDBOX_PORT, speed: 40, createsPerMinute: 0 })
})
afterAll(async () => {
  await sandbox.close()
  await closeQueue(5)
})

test('told to end, a worker waits for an answer that comes late, says so, and puts it on record', {
  timeout: 180_000,
}, async () => {
  const { worker, jobId } = await withCallInHand(28_000)
  worker.child.kill('SIGTERM')
  expect((await worker.ended).code, worker.said()).toBe(0)
  expect(worker.said()).toMatch(/"calls":1,"seconds":20,"msg":"waiting for calls in hand"/)
  expect(await attemptOf(jobId)).toBe('accepted')
})

test('told twice, it ends at once, whatever is in hand', { timeout: 180_000 }, async () => {
  const { worker, jobId } = await withCallInHand(120_000)
  worker.child.kill('SIGTERM')
  await worker.until('waiting for calls in hand')
  await new Promise((resolve) => setTimeout(resolve, 1_500)) // sooner is the same press of Ctrl-C
  worker.child.kill('SIGTERM')
  await worker.ended
  expect(await attemptOf(jobId)).toBe('sending')
  expect(worker.said()).not.toContain('"seconds":20')
})

/** A worker that was just asked for a take, and that the sandbox, which took it, keeps waiting. */
async function withCallInHand(milliseconds: number) {
  await setFaults(sandbox, [
    { call: 'create', fault: { kind: 'delay', at: 'after', milliseconds } },
  ])
  const before = (await oracle(sandbox)).accepted.length
  const [jobId = ''] = await queued(await aViewer(), 1)
  const worker = command(['worker'], {
    DATABASE_URL,
    ENCRYPTION_KEY,
    NEXTAUTH_SECRET,
    DATA_DIR,
    SANDBOX_PORT: String(SANDBOX_PORT),
    MINIMAX_CALLBACKS: 'off',
    LOG_LEVEL: 'info',
  })
  await expect
    .poll(async () => (await oracle(sandbox)).accepted.length, { timeout: 90_000 })
    .toBe(before + 1)
  return { worker, jobId }
}

async function attemptOf(jobId: string): Promise<string | undefined> {
  const [attempt] = await sql<{ state: string }>(
    'select state::text from attempt where job_id = $1',
    [jobId],
  )
  return attempt?.state
}

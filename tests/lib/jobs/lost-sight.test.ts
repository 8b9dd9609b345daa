import { expect, test } from 'vitest'
import { bind } from '#lib/jobs/attend.ts'
import { settle } from '#lib/jobs/settle.ts'
import { sql } from '#tests/support/database.ts'
import { aViewer, generate, oracle, reached } from '#tests/support/engine.ts'
import { silentUpstream } from '#tests/support/silent-upstream.ts'

/** The upstream took a task, and then says that there is none of that name. No worker runs here: each look is ours. */
const upstream = silentUpstream()
const missing = {
  call: 'query',
  fault: { kind: 'base', code: 2013, text: 'invalid params, task_id' },
}

test('one such answer changes nothing, however old the task is', async () => {
  const { viewer, jobId } = await accepted()
  await upstream.rule(missing)
  await look(jobId)
  expect(await stateOf(viewer, jobId)).toBe('rendering')
  await upstream.rule()
  await look(jobId)
  expect(await unknownSince(jobId)).toBeNull()
})

test('after ten minutes a person is asked, and the task that is known again comes back by itself', async () => {
  const { viewer, jobId } = await lostSight()
  expect(await dueAgain(jobId)).toBe(true)
  await look(jobId)
  expect(await stateOf(viewer, jobId), 'still missing').toBe('attention')
  expect(await dueAgain(jobId)).toBe(true)
  await upstream.rule()
  await look(jobId)
  const job = await reached(viewer, jobId, ['rendering'], 1)
  expect(job.failure).toBeNull()
  expect(job.receipt.map(({ kind }) => kind)).toContain('resolved')
  expect(job.money.word).toBe('reserved')
})

test('a person can have it asked for at once, by its own id and no other', async () => {
  const { viewer, jobId, taskId } = await lostSight()
  await upstream.rule()
  const others = (await accepted()).taskId
  expect(await bind(viewer, jobId, others)).toMatchObject({ code: 'task_not_confirmed' })
  expect(await bind(viewer, jobId, taskId)).toEqual({ jobId })
  expect(await stateOf(viewer, jobId)).toBe('rendering')
})

/** A job that the upstream took an hour ago. */
async function accepted() {
  const viewer = await aViewer()
  const jobId = await generate(viewer)
  await reached(viewer, jobId, ['rendering'])
  await sql(`update attempt set accepted_at = now() - interval '1 hour' where job_id = $1`, [jobId])
  const taskId = (await oracle(upstream.sandbox())).accepted.at(-1)?.taskId ?? ''
  return { viewer, jobId, taskId }
}

async function lostSight() {
  const job = await accepted()
  await upstream.rule(missing)
  await look(job.jobId)
  await sql(
    `update attempt set unknown_since = unknown_since - interval '11 minutes' where job_id = $1`,
    [job.jobId],
  )
  await look(job.jobId)
  expect(await reached(job.viewer, job.jobId, ['attention'], 1)).toMatchObject({
    failure: 'task_unknown',
  })
  return job
}

async function look(jobId: string): Promise<void> {
  await sql(`update job set due_at = now() where id = $1`, [jobId])
  await settle(jobId)
}

async function stateOf(viewer: Parameters<typeof reached>[0], jobId: string): Promise<string> {
  return (await reached(viewer, jobId, ['rendering', 'attention'], 1)).state
}

async function unknownSince(jobId: string) {
  const [row] = await sql(`select unknown_since from attempt where job_id = $1`, [jobId])
  return row?.unknown_since
}

async function dueAgain(jobId: string): Promise<boolean> {
  const [row] = await sql(`select due_at > now() as again from job where id = $1`, [jobId])
  return row?.again
}

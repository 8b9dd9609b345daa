import { randomUUID } from 'node:crypto'
import { afterAll, expect, it } from 'vitest'
import { system } from '#lib/accounts/system.ts'
import { env } from '#lib/env.ts'
import { Refused } from '#lib/errors.ts'
import { frameForSending } from '#lib/frames/queries.ts'
import { answerCallback } from '#lib/jobs/answer-callback.ts'
import { defaultChoice } from '#lib/jobs/catalog.ts'
import { settle } from '#lib/jobs/settle.ts'
import { submit } from '#lib/jobs/submit.ts'
import { upstreamAccount } from '#lib/jobs/upstream.ts'
import { createTask } from '#lib/minimax/create.ts'
import { closeQueue } from '#lib/queue.ts'
import { startSandbox } from '#sandbox/server.ts'
import { sql } from '#tests/support/database.ts'
import { aFrame, aViewer, setFaults } from '#tests/support/engine.ts'

afterAll(() => closeQueue(5))

it('binds a task that a push named once the upstream confirms it, also after a person was told', async () => {
  const sandbox = await startSandbox({ port: env().SANDBOX_PORT, createsPerMinute: 0 })
  const { jobId, attemptId, taskId } = await lost()
  await answerCallback(attemptId, JSON.stringify({ task_id: taskId, status: 'processing' }))

  await setFaults(sandbox, [{ call: 'query', fault: { kind: 'http', status: 503 } }])
  await settle(jobId)
  expect(await stateOf(jobId)).toEqual({ state: 'attention', taskId: null, again: true })

  await setFaults(sandbox, [])
  await settle(jobId)
  expect(await stateOf(jobId)).toEqual({ state: 'rendering', taskId, again: true })
  await sandbox.close()
})

/** A job whose create call was taken three minutes ago, and whose answer nobody has. */
async function lost() {
  const viewer = await aViewer()
  const frameId = await aFrame(viewer)
  const request = { ...defaultChoice, submissionId: randomUUID(), prompt: 'A street', frameId }
  const job = await submit(viewer, request)
  if (job instanceof Refused) throw new Error(job.code)
  const firstFrame = await frameForSending(system('worker'), frameId)
  const outcome = await createTask(upstreamAccount(), {
    ...{ ...request, callbackUrl: undefined, fastPretreatment: undefined, firstFrame },
  })
  if (outcome.kind !== 'accepted') throw new Error(outcome.kind)
  await sql(`update job set state = 'submitting', due_at = now()`)
  const [attempt] = await sql<{ id: string }>(
    `update attempt set state = 'unknown', mode = 'advisory', account_id = $1, sending_at = now() - interval '3 minutes' returning id`,
    [upstreamAccount().id],
  )
  return { jobId: job.jobId, attemptId: attempt?.id ?? '', taskId: outcome.taskId }
}

/** `again`: whether it will be looked at again by itself. */
async function stateOf(jobId: string) {
  const [row] = await sql(
    `select j.state::text as state, a.task_id as "taskId", j.due_at > now() as again
     from job j join attempt a on a.job_id = j.id where j.id = $1`,
    [jobId],
  )
  return row
}

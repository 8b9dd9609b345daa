import { afterAll, beforeAll, expect, test } from 'vitest'
import { bootId } from '#lib/boot.ts'
import { env } from '#lib/env.ts'
import { Refused } from '#lib/errors.ts'
import { defaultChoice } from '#lib/jobs/catalog.ts'
import { send } from '#lib/jobs/send.ts'
import { claimNextSend } from '#lib/jobs/send-rows.ts'
import { submit } from '#lib/jobs/submit.ts'
import { upstreamAccount } from '#lib/jobs/upstream.ts'
import { closeQueue } from '#lib/queue.ts'
import { type Sandbox, startSandbox } from '#sandbox/server.ts'
import { aFrame, aViewer, oracle, reached } from '#tests/support/engine.ts'
import '#tests/support/database.ts'

let sandbox: Sandbox
beforeAll(async () => {
  sandbox = await startSandbox({ port: env().SANDBOX_PORT, createsPerMinute: 0 })
})
afterAll(async () => {
  await sandbox.close()
  await closeQueue(5)
})

test('a sender that was paused between its claim and its call makes no call: the job waits for the next', async () => {
  const viewer = await aViewer()
  const frameId = await aFrame(viewer)
  const submitted = await submit(viewer, {
    ...defaultChoice,
    submissionId: crypto.randomUUID(),
    prompt: 'A street',
    frameId,
  })
  if (submitted instanceof Refused) throw new Error(submitted.code)
  const { id: accountId, provider } = upstreamAccount()
  const sending = await claimNextSend({
    accountId,
    provider,
    bootId,
    leaseSeconds: 90,
    callbacks: false,
    instanceAccountId: accountId,
    rpm: 5,
    concurrency: 5,
  })
  if (!sending) throw new Error('nothing was claimed')
  await send(sending, performance.now() - 6_000)
  const job = await reached(viewer, submitted.jobId, ['queued'], 1)
  expect(job.receipt.map(({ kind }) => kind)).toEqual(['asked', 'sending', 'refused', 'waiting'])
  expect((await oracle(sandbox)).accepted).toEqual([])
})

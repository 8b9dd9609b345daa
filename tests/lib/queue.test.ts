import { expect, test, vi } from 'vitest'
import { closeQueue, enqueue, work } from '#lib/queue.ts'
import '#tests/support/database.ts'

test('a look that takes long keeps no other waiting, and closing waits until it ends', async () => {
  const begun: string[] = []
  const ended: string[] = []
  const slow = Promise.withResolvers<void>()
  await work('settle', async ({ jobId }) => {
    begun.push(jobId)
    if (jobId === 'slow') await slow.promise
    ended.push(jobId)
  })
  await enqueue('settle', { jobId: 'slow' })
  await vi.waitFor(() => expect(begun).toEqual(['slow']), 10_000)
  await enqueue('settle', { jobId: 'quick' })
  await vi.waitFor(() => expect(ended).toEqual(['quick']), 10_000)

  const closing = closeQueue(20)
  setTimeout(() => slow.resolve(), 500)
  await closing
  expect(ended).toEqual(['quick', 'slow'])
})

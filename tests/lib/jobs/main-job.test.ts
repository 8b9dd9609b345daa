import '#tests/support/database.ts'
import { randomUUID } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { files } from '#lib/files/storage.ts'
import { storedMedia } from '#lib/jobs/media-queries.ts'
import { aFrame, aViewer, generate, reached, withEngine } from '#tests/support/engine.ts'

describe('a job', () => {
  const engine = withEngine()

  it('goes from asked to done, and its video lies in our storage', {
    timeout: 60_000,
  }, async () => {
    const viewer = await aViewer()
    const jobId = await generate(viewer)
    const job = await reached(viewer, jobId, ['done'], 50)
    expect(job.receipt.map(({ kind }) => kind)).toEqual(
      expect.arrayContaining(['asked', 'sending', 'accepted', 'saving', 'done']),
    )
    expect(job.video).toMatchObject({ height: 768, millis: 5875 })
    const media = await storedMedia(viewer, jobId)
    const stored = await files().stat(media?.videoKey ?? '')
    expect(stored?.sizeBytes).toBe(job.video?.sizeBytes)
    const tasks = await (await fetch(`${engine.sandbox().url}/__sandbox/tasks`)).json()
    expect(JSON.stringify(tasks)).toContain(job.attempts[0]?.taskId)
  })

  it('is one for a submission, however often it is asked for', { timeout: 60_000 }, async () => {
    const viewer = await aViewer()
    const request = { submissionId: randomUUID(), frameId: await aFrame(viewer), prompt: 'once' }
    const ids = await Promise.all(Array.from({ length: 20 }, () => generate(viewer, request)))
    expect(new Set(ids).size).toBe(1)
    const job = await reached(viewer, ids[0] ?? '', ['done'], 50)
    expect(job.attempts).toHaveLength(1)
  })
})

import { randomUUID } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { defaultChoice } from '#lib/jobs/catalog.ts'
import { submissionKey } from '#lib/jobs/submission.ts'

const request = {
  ...defaultChoice,
  submissionId: randomUUID(),
  frameId: randomUUID(),
  prompt: 'A street',
}

describe('the key of a submission', () => {
  it('is the same for the same wish from the same form, in whatever order it is written', () => {
    const turned = Object.fromEntries(Object.entries(request).reverse()) as typeof request
    expect(submissionKey(turned)).toBe(submissionKey(request))
    expect(submissionKey(request)).toMatch(
      /^[0-9a-f]{8}-[0-9a-f]{4}-8[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/,
    )
  })

  it.each([
    { prompt: 'Another street' },
    { durationSeconds: 10 as const },
    { promptOptimizer: false },
    { submissionId: randomUUID() },
    { frameId: randomUUID() },
  ])('is another one for %j', (change) => {
    expect(submissionKey({ ...request, ...change })).not.toBe(submissionKey(request))
  })
})

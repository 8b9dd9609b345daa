import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { classifyCreate } from '#lib/minimax/create-answer.ts'
import type { HttpAnswer } from '#lib/minimax/http-answer.ts'

/** The codes that prove that no task was made, written down a second time. */
const provesNoTask = [
  1002, 1004, 1008, 1026, 1028, 1030, 1039, 1041, 1042, 2013, 2038, 2045, 2049, 2056, 2061, 2067,
]
const refusingStatuses = [400, 401, 402, 403, 413, 422, 429]
const ambiguous = [1000, 1001, 1013, 1024, 1027, 1033]

const status = fc.oneof(
  fc.constantFrom(200, ...refusingStatuses, 408, 500, 502, 503, 504),
  fc.integer({ min: 200, max: 599 }),
)
const code = fc.oneof(
  fc.constantFrom(0, ...provesNoTask, ...ambiguous, 1043, 2153, -1),
  fc.integer(),
  fc.constantFrom('0', '2013', null, true, 0.5, {}),
)
const message = fc.oneof(
  fc.constantFrom('success', 'invalid params, fail to check callback url', ''),
  fc.string(),
)
const taskId = fc.oneof(
  fc.constantFrom(undefined, null, '', '0', '106916112212032', 'a/b', ' 1', 106916112212032, 0, {}),
  fc.string(),
  fc.bigInt({ min: 0n, max: 2n ** 63n }).map(String),
)
const document = fc.record({ taskId, code, message }).map((facts) =>
  JSON.stringify({
    task_id: facts.taskId,
    base_resp: { status_code: facts.code, status_msg: facts.message },
  }),
)
const text = fc.oneof(
  { weight: 6, arbitrary: document },
  { weight: 1, arbitrary: fc.json() },
  { weight: 1, arbitrary: fc.string() },
  {
    weight: 2,
    arbitrary: fc.tuple(document, fc.nat()).map(([whole, at]) => whole.slice(0, at % whole.length)),
  },
)
const answer: fc.Arbitrary<HttpAnswer> = fc.record({
  httpStatus: status,
  traceId: fc.constant(undefined),
  retryAfterSeconds: fc.option(fc.nat(), { nil: undefined }),
  text,
  cut: fc.constantFrom(undefined, undefined, undefined, 'limit', 'reset', 'timeout'),
})

/** `code` and `id` as another reader of the same text sees them; undefined when it cannot. */
function read(body: string): { code: unknown; id: unknown } | undefined {
  try {
    const value = JSON.parse(body)
    return { code: value?.base_resp?.status_code, id: value?.task_id }
  } catch {
    return undefined
  }
}

const noId = (id: unknown) => [undefined, null, '', '0', 0].includes(id as string)

describe('any answer to a create call', () => {
  test('is exactly one of accepted, refused and unknown', () => {
    fc.assert(
      fc.property(answer, (given) => {
        const { verdict } = classifyCreate(given)
        expect(['accepted', 'refused', 'unknown']).toContain(verdict.kind)
        expect('taskId' in verdict).toBe(verdict.kind === 'accepted')
        expect('reason' in verdict).toBe(verdict.kind === 'refused')
        expect('why' in verdict).toBe(verdict.kind === 'unknown')
      }),
      { numRuns: 5000 },
    )
  })

  test('is refused only by a code that proves it, or by a gateway with nothing to the contrary', () => {
    fc.assert(
      fc.property(answer, (given) => {
        if (classifyCreate(given).verdict.kind !== 'refused') return
        expect([undefined, 'limit']).toContain(given.cut)
        expect([200, ...refusingStatuses]).toContain(given.httpStatus)
        const seen = read(given.text)
        if (seen && provesNoTask.includes(seen.code as number) && noId(seen.id)) return
        expect(refusingStatuses).toContain(given.httpStatus)
        expect(given.text).not.toContain('"task_id"')
        expect(Number.isInteger(seen?.code)).toBe(false)
      }),
      { numRuns: 20_000 },
    )
  })

  test('is accepted exactly when it is 200 with code 0 and an id that can be used', () => {
    fc.assert(
      fc.property(answer, (given) => {
        const seen = read(given.text)
        const id = typeof seen?.id === 'number' ? String(seen.id) : seen?.id
        const good =
          given.httpStatus === 200 &&
          seen?.code === 0 &&
          typeof id === 'string' &&
          id !== '0' &&
          /^[A-Za-z0-9_-]{1,64}$/.test(id)
        const { verdict } = classifyCreate(given)
        expect(verdict.kind === 'accepted').toBe(good)
        if (verdict.kind === 'accepted') expect(verdict.taskId).toBe(id)
      }),
      { numRuns: 20_000 },
    )
  })

  test('of every status and every code, one by one', () => {
    const counts = { accepted: 0, refused: 0, unknown: 0 }
    for (let httpStatus = 200; httpStatus < 600; httpStatus += 1) {
      for (const status_code of [0, ...provesNoTask, ...ambiguous, 9999]) {
        const body = { task_id: status_code === 0 ? '1' : '', base_resp: { status_code } }
        const { verdict } = classifyCreate({
          httpStatus,
          traceId: undefined,
          retryAfterSeconds: undefined,
          text: JSON.stringify(body),
          cut: undefined,
        })
        counts[verdict.kind] += 1
        const proven =
          [200, ...refusingStatuses].includes(httpStatus) && provesNoTask.includes(status_code)
        expect(verdict.kind === 'refused', `${httpStatus} with ${status_code}`).toBe(proven)
      }
    }
    expect(counts).toEqual({ accepted: 1, refused: 8 * 16, unknown: 400 * 24 - 1 - 8 * 16 })
  })
})

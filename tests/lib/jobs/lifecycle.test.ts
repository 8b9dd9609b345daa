import fc from 'fast-check'
import { describe, expect, expectTypeOf, it } from 'vitest'
import type { moveJob } from '#lib/jobs/event-rows.ts'
import { failures, waits } from '#lib/jobs/failure.ts'
import {
  afterCreate,
  afterQuery,
  afterUnknown,
  type Before,
  jobMoves,
  nextLookSeconds,
  nextSaveSeconds,
} from '#lib/jobs/lifecycle.ts'
import { jobStates } from '#lib/jobs/view.ts'
import type { CreateOutcome, QueryOutcome, RefusedReason } from '#lib/minimax/wire.ts'

const answer = { httpStatus: 200, baseCode: 0, traceId: 't', excerpt: '' }
const refused = (reason: RefusedReason, retryAfterSeconds?: number): CreateOutcome => ({
  ...answer,
  kind: 'refused',
  reason,
  retryAfterSeconds,
})
const accepted: CreateOutcome = { ...answer, kind: 'accepted', taskId: '1' }
const unknown: CreateOutcome = { ...answer, kind: 'unknown', why: 'timeout' }

const reasons: Record<RefusedReason, string> = {
  not_sent: 'requeue upstream_unreachable',
  auth: 'requeue upstream_auth',
  balance: 'requeue upstream_balance',
  quota: 'requeue quota',
  rate: 'requeue rate_limited',
  callback: 'requeue callback',
  input_moderated: 'failed input_moderated',
  invisible_characters: 'failed invisible_characters',
  image: 'failed image_refused',
  parameters: 'failed parameters_refused',
  model_not_in_plan: 'failed model_not_in_plan',
  verification: 'failed verification_needed',
}

describe('after the create call', () => {
  it('binds the task of an accepted call, echoed or not', () => {
    for (const echoed of [true, false]) {
      expect(afterCreate(accepted, { echoed, tries: 0 })).toEqual({ to: 'rendering', taskId: '1' })
    }
  })

  it.each(Object.entries(reasons))('a certain refusal by %s means: %s', (reason, meaning) => {
    const next = afterCreate(refused(reason as RefusedReason), { echoed: false, tries: 0 })
    const said = next.to === 'requeue' ? next.waiting : next.to === 'failed' ? next.failure : ''
    expect(`${next.to} ${said}`).toBe(meaning)
  })

  it.each(Object.keys(reasons))(
    'a refusal by %s is not believed when our echo is on record',
    (reason) => {
      expect(afterCreate(refused(reason as RefusedReason), { echoed: true, tries: 0 })).toEqual({
        to: 'unknown',
      })
    },
  )

  it('never repeats a call whose answer is not known', () => {
    fc.assert(
      fc.property(fc.boolean(), fc.nat(50), (echoed, tries) => {
        expect(afterCreate(unknown, { echoed, tries })).toEqual({ to: 'unknown' })
      }),
    )
  })

  it('waits at least a minute after a rate limit, longer when the answer says so, and pauses the account', () => {
    expect(afterCreate(refused('rate', 5), { echoed: false, tries: 0 })).toMatchObject({
      delaySeconds: 60,
      pauseAccount: true,
    })
    expect(afterCreate(refused('rate', 90), { echoed: false, tries: 0 })).toMatchObject({
      delaySeconds: 90,
    })
  })

  it('gives up on a callback address that was refused three times, and says so', () => {
    expect(afterCreate(refused('callback'), { echoed: false, tries: 3 })).toEqual({
      to: 'failed',
      failure: 'callback_refused',
    })
  })

  it('waits longer with each try, but never for ever', () => {
    fc.assert(
      fc.property(fc.nat(1000), (tries) => {
        const delay = (n: number) => {
          const next = afterCreate(refused('not_sent'), { echoed: false, tries: n })
          return next.to === 'requeue' ? next.delaySeconds : Number.NaN
        }
        expect(delay(tries + 1)).toBeGreaterThanOrEqual(delay(tries))
        expect(delay(tries)).toBeLessThanOrEqual(60)
      }),
    )
  })
})

describe('an attempt without an answer', () => {
  it('is closed only where silence is a veto: mode vote, no echo, two minutes', () => {
    fc.assert(
      fc.property(
        fc.record({
          mode: fc.constantFrom('vote' as const, 'advisory' as const, 'none' as const),
          echoed: fc.boolean(),
          ageSeconds: fc.integer({ min: 0, max: 100_000 }),
          attempts: fc.integer({ min: 1, max: 5 }),
        }),
        (attempt) => {
          const mayClose =
            attempt.mode === 'vote' &&
            !attempt.echoed &&
            attempt.ageSeconds >= 120 &&
            attempt.attempts < 3
          expect(afterUnknown(attempt) === 'close').toBe(mayClose)
        },
      ),
    )
  })

  it('goes before a person after two minutes, or a quarter of an hour when a push may still come', () => {
    const echoed = { mode: 'advisory', echoed: true, attempts: 1 } as const
    expect(afterUnknown({ ...echoed, ageSeconds: 119 })).toBe('wait')
    expect(afterUnknown({ ...echoed, ageSeconds: 120 })).toBe('attention')
    expect(afterUnknown({ ...echoed, mode: 'vote', ageSeconds: 900 })).toBe('wait')
    expect(afterUnknown({ ...echoed, mode: 'vote', ageSeconds: 901 })).toBe('attention')
  })
})

describe('after a query', () => {
  const running: QueryOutcome = { ...answer, kind: 'running', status: 'Processing', known: true }
  const ask = (outcome: QueryOutcome, ageSeconds: number, unknownSeconds = 0) =>
    afterQuery(outcome, { ageSeconds, looks: 1, unknownSeconds })

  it('saves on success and fails on fail, however old the task is', () => {
    const success: QueryOutcome = {
      ...answer,
      kind: 'succeeded',
      fileId: '7',
      width: undefined,
      height: undefined,
    }
    expect(ask(success, 1e9)).toEqual({ to: 'saving', fileId: '7' })
    expect(ask({ ...answer, kind: 'failed', reason: 'output_moderated' }, 1)).toEqual({
      to: 'failed',
      failure: 'output_moderated',
    })
  })

  it('never fails a job because we stopped looking: it says "still checking" after half an hour', () => {
    expect(ask(running, 60)).toMatchObject({ to: 'rendering', waiting: null })
    expect(ask(running, 31 * 60)).toMatchObject({ to: 'rendering', waiting: 'slow' })
    expect(ask(running, 8 * 24 * 3600)).toEqual({ to: 'attention', failure: 'task_unknown' })
  })

  it('bears with an upstream that does not know a task, and asks a person when that goes on', () => {
    const lag: QueryOutcome = { ...answer, kind: 'stopped', reason: 'unknown_task' }
    expect(ask(lag, 30)).toMatchObject({ to: 'rendering' })
    expect(ask(lag, 700), 'for the first time').toMatchObject({ to: 'rendering' })
    expect(ask(lag, 700, 590)).toMatchObject({ to: 'rendering' })
    expect(ask(lag, 700, 610)).toEqual({ to: 'attention', failure: 'task_unknown' })
    expect(ask(running, 700, 610), 'known again').toMatchObject({ to: 'rendering' })
  })

  it('keeps asking through outages and a refused key', () => {
    expect(ask({ ...answer, kind: 'retry', why: 'network' }, 30)).toMatchObject({
      to: 'rendering',
      waiting: 'upstream_unreachable',
    })
    expect(ask({ ...answer, kind: 'stopped', reason: 'auth' }, 30)).toMatchObject({
      to: 'rendering',
      waiting: 'upstream_auth',
    })
  })

  it('looks every ten seconds at first and never more rarely than every two minutes', () => {
    expect(nextLookSeconds(0, 0)).toBe(10)
    fc.assert(
      fc.property(
        fc.nat(1e6),
        fc.nat(1000),
        (age, looks) => nextLookSeconds(age, looks) >= 10 && nextLookSeconds(age, looks) <= 120,
      ),
    )
    fc.assert(fc.property(fc.nat(1000), (tries) => nextSaveSeconds(tries) <= 300))
  })
})

describe('the moves of a job', () => {
  it('end in done or canceled, and leave failed only for a video that turned out to exist', () => {
    expect(jobMoves.done).toEqual([])
    expect(jobMoves.canceled).toEqual([])
    expect(jobMoves.failed).toEqual(['rendering'])
  })

  it('reach every state from queued', () => {
    const reached = new Set(['queued'])
    for (const from of reached)
      for (const to of jobMoves[from as keyof typeof jobMoves]) reached.add(to)
    expect([...reached].sort()).toEqual([...jobStates].sort())
  })

  it('are all that compiles: whoever moves a job says from where, and nothing undrawn', () => {
    expectTypeOf<Before<'saving'>>().toEqualTypeOf<'rendering'>()
    expectTypeOf<Before<'done'>>().toEqualTypeOf<'saving'>()
    expectTypeOf<Before<'canceled'>>().toEqualTypeOf<'queued'>()
    expectTypeOf<Parameters<typeof moveJob<'saving'>>[2]>().toEqualTypeOf<readonly 'rendering'[]>()
    expectTypeOf<Before<'rendering'>>().toEqualTypeOf<
      'submitting' | 'queued' | 'attention' | 'failed'
    >()
  })

  it('have a fact about money for every failure and wait', () => {
    for (const fact of [...Object.values(failures), ...Object.values(waits)])
      expect(['no', 'yes', 'unknown']).toContain(fact.charged)
  })
})

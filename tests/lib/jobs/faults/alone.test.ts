import { beforeEach, describe, expect, it } from 'vitest'
import { sql } from '#tests/support/database.ts'
import { oracle, reached } from '#tests/support/engine.ts'
import { takeLoggedErrors } from '#tests/support/logged-errors.ts'
import { alone } from './every-row.ts'
import { faultStage } from './stage.ts'

/** What becomes of a job, and the sentence its member reads: faults that concern the whole account. */

describe('what becomes of a job when', () => {
  const stage = faultStage()
  beforeEach(async () => {
    await sql(
      `update job set state = 'canceled', due_at = null where state not in ('done', 'failed', 'canceled')`,
    )
    await sql('delete from upstream')
  })

  it('nobody listens: it waits, and is sent when somebody does', async () => {
    const outage = JSON.stringify({ milliseconds: 6000 })
    await fetch(`${stage.engine.sandbox().url}/__sandbox/outage`, { method: 'POST', body: outage })
    const jobId = await stage.ask('A street, later')
    const waits = await reached(
      stage.viewer(),
      jobId,
      ['queued'],
      20,
      ({ waiting }) => waiting !== null,
    )
    expect(waits.waiting).toBe('upstream_unreachable')
    const { attempts } = await reached(stage.viewer(), jobId, ['done'], 40)
    expect(attempts.map(({ state }) => state)).toEqual(
      expect.arrayContaining(['rejected', 'accepted']),
    )
  })

  describe.each(alone)('%s', (_, rows) => {
    it.each(rows)('$name', async (row) => {
      await stage.rule([row])
      const prompt = `A street, before: ${row.name}`
      const before = row.second ? await stage.ask(prompt) : undefined
      if (before) await reached(stage.viewer(), before, ['rendering', 'saving', 'done'])
      const job = await stage.play(row)
      await stage.expectStruck(row)
      expect(takeLoggedErrors(), 'alarms').toHaveLength(row.alarms ?? 0)
      if (!before) return
      const { attempts } = await reached(stage.viewer(), before, ['done'])
      const { accepted } = await oracle(stage.engine.sandbox())
      const first = accepted.find(({ request }) => request.prompt === prompt)
      expect(attempts.map(({ taskId }) => taskId)).toContain(first?.taskId)
      expect(job.attempts.map(({ taskId }) => taskId)).not.toContain(first?.taskId)
    })
  })
})

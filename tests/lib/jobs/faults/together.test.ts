import { beforeAll, describe, it } from 'vitest'
import '#tests/support/database.ts'
import { together } from './every-row.ts'
import { faultStage } from './stage.ts'

/** What becomes of a job, and the sentence its member reads: faults that many jobs meet side by side. */

describe.concurrent('what becomes of a job when', { timeout: 120_000 }, () => {
  const stage = faultStage()
  beforeAll(() => stage.rule(together.flatMap(([, rows]) => rows)))

  describe.each(together)('%s', (_, rows) => {
    it.each(rows)('$name', async (row) => {
      await stage.play(row)
      await stage.expectStruck(row)
    })
  })
})

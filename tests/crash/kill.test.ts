import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { Closing } from '#scripts/run/closing.ts'
import { type Point, points, type Victim, victims } from './points.ts'
import { endAgainAndAgain, type Findings } from './series.ts'
import { openStage } from './stage.ts'

/**
 * Real processes are ended while a job is at each point, and what became of the jobs is held against the
 * sandbox's list of what it accepted. `CRASH_RUNS=20 npx vitest run tests/crash` does it twenty times and
 * prints how the jobs ended.
 */

const runs = Number(process.env.CRASH_RUNS ?? 2)
const patience = { timeout: 240_000 + runs * 200_000 }
const all = Object.keys(victims) as Victim[]
const at = Object.entries(points).map(([point, words]) => ({ point: point as Point, words }))
/** Side by side, each with a product of its own: most of the time is waiting. */
const lanes = [all.slice(0, all.length / 2), all.slice(all.length / 2)]

const findings = new Map<Victim, Promise<Findings>>()
const closing = new Closing()

beforeAll(() => {
  for (const lane of lanes) {
    const stage = openStage(closing)
    let before: Promise<unknown> = stage
    for (const victim of lane) {
      const found = before.then(async () => endAgainAndAgain(await stage, victim, runs))
      before = found.catch(() => {}) // its own tests hear it
      findings.set(victim, found)
    }
  }
})

afterAll(async () => {
  for (const [victim, found] of findings) {
    const { runs: waves, at: places } = await found.catch(() => ({ runs: 0, at: {} }))
    if (process.env.CRASH_RUNS) console.log(victim, waves, places)
  }
  await closing.close()
}, patience.timeout)

describe.each(all)('%s', (victim) => {
  it.each(at)('$words', patience, async ({ point }) => {
    const found = (await findings.get(victim))?.at[point]
    expect(found?.complaints).toEqual([])
    expect(found?.held, 'times that a job was there').toBeGreaterThanOrEqual(runs)
  })

  it('leaves nothing behind', patience, async () => {
    expect((await findings.get(victim))?.afterwards).toEqual([])
  })
})

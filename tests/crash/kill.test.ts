import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Point, points, type Victim, victims } from './points.ts'
import { endAgainAndAgain, type Findings } from './series.ts'

/**
 * Real processes are ended while a job is at each point, and what became of the jobs is held against the
 * sandbox's list of what it accepted. `CRASH_RUNS=20 npx vitest run tests/crash` does it twenty times and
 * prints how the jobs ended.
 */

const runs = Number(process.env.CRASH_RUNS ?? 2)
const patience = { timeout: 180_000 + runs * 60_000 }
const all = Object.keys(victims) as Victim[]
const at = Object.entries(points).map(([point, words]) => ({ point: point as Point, words }))

const findings = new Map<Victim, Promise<Findings>>()
beforeAll(() => {
  for (const victim of all) {
    const series = endAgainAndAgain(victim, runs)
    series.catch(() => {}) // the tests below hear it
    findings.set(victim, series)
  }
})
afterAll(async () => {
  const series = await Promise.allSettled(findings.values())
  if (!process.env.CRASH_RUNS) return
  for (const [index, found] of series.entries())
    if (found.status === 'fulfilled') console.log(all[index], found.value.runs, found.value.at)
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

import { existsSync, mkdtempSync, readFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { afterEach, beforeAll, describe, expect, inject, test } from 'vitest'
import { control, whoMay } from './attempts.ts'
import { copyOf, fingerprint, withoutWalls } from './databases.ts'
import { entriesOf, inventoryOf } from './inventory.ts'
import { outcomeOf } from './outcome.ts'
import { policies } from './policies.ts'
import { type Portal, startPortal } from './portal.ts'
import { here } from './request.ts'
import { ask, attemptAll } from './run.ts'
import { listenAll } from './streams.ts'
import { cookiesOf } from './visitors.ts'
import { fillFiles, fillWorld } from './world/make.ts'

/** S1: nobody sees another's work, at any address and by any action that the production build has. */

const inventory = inventoryOf('.next')
const files = mkdtempSync(join(tmpdir(), 'firstframe-world-'))
const preload = resolve('tests/isolation/without-filters.cjs')
let world: string
let portal: Portal | undefined

beforeAll(async () => {
  world = await copyOf(inject('databaseUrl'), 'world')
  await fillWorld(world)
  fillFiles(files)
})

afterEach(async () => {
  await portal?.stop()
  portal = undefined
})

/** `most`: about so many attempts. `least`: so many requests, those for what is not there among them. */
type Walls = { walls: string; most: number; least: number; policies: boolean; filters: boolean }

describe.each<Walls>([
  {
    walls: 'the app’s filters and the database’s policies',
    most: 15_000,
    least: 20_000,
    policies: true,
    filters: true,
  },
  { walls: 'the app’s filters alone', most: 5_000, least: 5_000, policies: false, filters: true },
  {
    walls: 'the database’s policies alone',
    most: 5_000,
    least: 5_000,
    policies: true,
    filters: false,
  },
])('behind $walls', ({ most, least, policies: behindPolicies, filters }) => {
  test('nobody sees or changes what is another’s, and nobody is told that it is there', async () => {
    const { databaseUrl, origin, door, said, unfiltered } = await opened(behindPolicies, filters)
    const before = await fingerprint(databaseUrl)
    const {
      wrong,
      wrongs,
      leaking: _,
      ...counts
    } = await attemptAll(door, policies, inventory.actions, most)
    console.log(JSON.stringify(counts))
    expect(wrong, `${wrongs} attempts went wrong`).toEqual([])
    expect(counts.attempts + counts.twins).toBeGreaterThanOrEqual(least)
    expect(await fingerprint(databaseUrl), 'nothing of anybody moved').toEqual(before)

    const { streams, wrong: misheard } = await listenAll(origin, databaseUrl, policies)
    expect(misheard).toEqual([])
    expect(streams).toBeGreaterThan(20)

    expect(said().match(/canary-\S+/g), 'in the log').toBeNull()
    if (!filters) expect(unfiltered().length).toBeGreaterThanOrEqual(fewestUnfiltered)
  })
})

/** Statements of viewers that had a filter by workspace. */
const fewestUnfiltered = 10

test('without both walls the attempts find what is another’s', async () => {
  const { door } = await opened(false, false)
  const { leaking } = await attemptAll(door, onlyJobs, inventory.actions, 400)
  expect(leaking.sort()).toEqual(Object.keys(onlyJobs).sort())
})

const onlyJobs = Object.fromEntries(
  Object.entries(policies).filter(([entry]) =>
    ['/w/[workspace]', '/w/[workspace]/jobs/[id]', 'GET /api/jobs'].includes(entry),
  ),
)

describe('the policy table', () => {
  test('has a line for every page, handler and action of the production build, and no other', async () => {
    const { door } = await opened(true, true)
    const built = await entriesOf(inventory, async (address) => {
      const { headers } = await door.ask({ method: 'OPTIONS', path: address, headers: {} })
      return methodsIn(headers.allow)
    })
    expect(Object.keys(policies).sort()).toEqual(built)
  })

  test('gives every action what it takes: whoever may is not told that it is wrong', async () => {
    const { door } = await opened(true, true)
    const cookies = await cookiesOf()
    const refused = []
    for (const [entry, policy] of Object.entries(policies)) {
      if (policy.kind !== 'action' || policy.untried) continue
      const sent = control(entry, policy, inventory.actions)
      if (!sent) continue
      const outcome = outcomeOf(policy, sent, await ask(door, sent, cookies[whoMay(policy)]))
      if (notTaken.has(outcome) || outcome.startsWith('status ')) refused.push([entry, outcome])
    }
    expect(refused).toEqual([])
  })
})

const notTaken = new Set([
  'not_found',
  'not_allowed',
  'no_workspace',
  'signed_out',
  'bad_request',
  'bad_origin',
  'unexpected',
])

function methodsIn(allow = ''): string[] {
  return allow.split(', ').filter((method) => !['', 'OPTIONS', 'HEAD'].includes(method))
}

let opening = 0

/** The portal on a world of its own, with or without its walls. */
async function opened(behindPolicies: boolean, filters: boolean) {
  const databaseUrl = await copyOf(world, `world_${++opening}`)
  if (!behindPolicies) await withoutWalls(databaseUrl)
  const log = join(mkdtempSync(join(tmpdir(), 'firstframe-unfiltered-')), 'statements')
  portal = await startPortal({
    databaseUrl,
    files,
    ...(!filters && { preload, variables: { UNFILTERED_LOG: log } }),
  })
  here.origin = portal.origin
  const unfiltered = () => (existsSync(log) ? readFileSync(log, 'utf8').trim().split('\n') : [])
  return { ...portal, databaseUrl, unfiltered }
}

import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest'
import { copyOf, fingerprint, query } from './databases.ts'
import { inventoryOf } from './inventory.ts'
import { policies } from './policies.ts'
import { action, list, type Policy, stream } from './policy.ts'
import { type Portal, startPortal } from './portal.ts'
import { here } from './request.ts'
import { attemptAll, type Report } from './run.ts'
import { builtWith } from './tree.ts'
import { unwalled } from './walls.ts'
import { contentOf, idIn } from './world/canary.ts'
import { workspaceNames } from './world/cast.ts'
import { fillFiles, fillWorld } from './world/make.ts'

/** The attempts find what they look for: holes that are planted in a copy of the product. */

const holes = {
  'GET /api/planted/unwalled': list('job.read', '/api/planted/unwalled?workspace={workspace}'),
  'GET /api/planted/jobs/[id]': list('job.read', '/api/planted/jobs/{job}'),
  'GET /api/planted/events': stream('job.read', '/api/planted/events?of={workspace}'),
  paintProject: action('project.change', { workspace: '{workspace}', projectId: '{project}' }),
} satisfies Record<string, Policy>

let portal: Portal
let databaseUrl: string
let tree: string

beforeAll(async () => {
  tree = builtWith('tests/isolation/planted')
  const files = mkdtempSync(join(tmpdir(), 'firstframe-world-'))
  databaseUrl = await copyOf(inject('databaseUrl'), 'world_of_holes')
  await fillWorld(databaseUrl)
  fillFiles(files)
  await query(databaseUrl, 'create table planted (workspace_id uuid not null, word text not null)')
  await query(databaseUrl, 'grant select on planted to firstframe_viewer')
  for (const name of workspaceNames)
    await query(
      databaseUrl,
      `insert into planted values ('${idIn(name, 'workspace')}', '${contentOf(name)}')`,
    )
  portal = await startPortal({ databaseUrl, files, directory: tree })
  here.origin = portal.origin
})
afterAll(() => portal?.stop())

async function attempts(entry: keyof typeof holes): Promise<Report> {
  const { actions } = inventoryOf(join(tree, '.next'))
  return attemptAll(portal.door, { [entry]: holes[entry] }, actions, 200)
}

describe('what is planted is found', () => {
  test('a query without a filter on a table without a policy', async () => {
    const { leaking } = await attempts('GET /api/planted/unwalled')
    expect(leaking).toEqual(['GET /api/planted/unwalled'])
    expect(await unwalled(databaseUrl)).toEqual(['planted has no row-level security'])
  })

  test('a route that forgets its viewer', async () => {
    const { leaking, wrong } = await attempts('GET /api/planted/jobs/[id]')
    expect(leaking).toEqual(['GET /api/planted/jobs/[id]'])
    expect(wrong.join('\n')).toContain('is given and not signed_out')
  })

  test('a stream of another workspace', async () => {
    const { leaking } = await attempts('GET /api/planted/events')
    expect(leaking).toEqual(['GET /api/planted/events'])
  })

  test('an action that believes the client about its role', async () => {
    const before = await fingerprint(databaseUrl)
    const { wrong } = await attempts('paintProject')
    expect(wrong.join('\n')).toMatch(
      /paintProject for viewer, as a role .*is given and not not_allowed/s,
    )
    expect(await fingerprint(databaseUrl)).not.toEqual(before)
  })

  test('entries that the policy table does not know, by their names', () => {
    const { pages, handlers, actions } = inventoryOf(join(tree, '.next'))
    const built = [...pages, ...handlers, ...actions.map(({ name }) => name)]
    const known = Object.keys(policies).map((entry) => entry.replace(/^[A-Z]+ /, ''))
    expect(built.filter((entry) => !known.includes(entry)).sort()).toEqual([
      '/api/planted/events',
      '/api/planted/jobs/[id]',
      '/api/planted/unwalled',
      '/w/[workspace]/planted',
      'paintProject',
    ])
  })
})

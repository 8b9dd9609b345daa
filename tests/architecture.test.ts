import { describe, expect, test } from 'vitest'
import * as rules from './support/architecture/rules.ts'
import { ownSources } from './support/architecture/sources.ts'

const sources = ownSources()

/** For each rule a file that breaks it, so that no rule holds because it looks at nothing. */
const broken: Record<keyof typeof rules, { path: string; text: string }[]> = {
  importsPointDown: [
    { path: 'lib/accounts/viewer.ts', text: "import { submit } from '#lib/jobs/submit.ts'" },
    { path: 'lib/files/disk.ts', text: "import type { Wire } from '#lib/minimax/wire.ts'" },
    { path: 'components/jobs/card.tsx', text: "import { Page } from '#app/page.tsx'" },
    { path: 'lib/clock.ts', text: "import { step } from '#scripts/steps.ts'" },
    { path: 'lib/web/a.ts', text: "const a = await import('../../app/b.ts')" },
  ],
  onlyQueriesAndRowsImportTheDatabase: [
    { path: 'lib/jobs/submit.ts', text: "import { machineDb } from '#lib/db.ts'" },
    { path: 'app/page.tsx', text: "import {\n  closeDb,\n  db,\n} from '#lib/db.ts'" },
  ],
  rowsArePrivateToTheirFolder: [
    { path: 'lib/web/a.ts', text: "import { findJob } from '#lib/jobs/job-rows.ts'" },
  ],
  queriesTakeAScopeFirst: [
    { path: 'lib/jobs/queries.ts', text: 'export async function job(id: string) {' },
    { path: 'lib/jobs/a-queries.ts', text: 'export const jobs = async (\n  id: string) =>' },
  ],
  viewersStayBehindTheWall: [
    { path: 'lib/jobs/queries.ts', text: 'export function a(viewer: Viewer) {\n  machineDb()\n}' },
    {
      path: 'lib/a/rows.ts',
      text: 'async function a({ userId }: Viewer) {\n  machineTransaction(b)\n}',
    },
    {
      path: 'lib/b/rows.ts',
      text: 'export const a = (viewer: Viewer) =>\n  machineRows<{ id: string }>(b)',
    },
  ],
  onlyEnvReadsTheEnvironment: [{ path: 'lib/log.ts', text: 'const a = process.env.LOG_LEVEL' }],
  namesSayWhatIsInside: [
    { path: 'lib/jobs/utils.ts', text: '' },
    { path: 'components/index.tsx', text: '' },
    { path: 'lib/helpers/date.ts', text: '' },
  ],
  filesAreShort: [{ path: 'lib/jobs/submit.ts', text: 'a\n'.repeat(201) }],
  theSandboxStandsAlone: [{ path: 'sandbox/a.ts', text: "import '#lib/minimax/wire.ts'" }],
  theCameraImportsNothing: [{ path: 'lib/camera/a.ts', text: "import { z } from 'zod'" }],
  theUpstreamKnowsNothingOfOurs: [
    { path: 'lib/minimax/client.ts', text: "import { env } from '#lib/env.ts'" },
  ],
  componentsReachNoServerCode: [
    { path: 'components/a.tsx', text: "import { b } from '#lib/b.ts'" },
    { path: 'lib/b.ts', text: "export { env } from './server.ts'" },
    { path: 'lib/server.ts', text: "import 'server-only'" },
  ],
}

describe.each(Object.entries(rules))('%s', (name, rule) => {
  test('holds', () => {
    expect(sources.flatMap((source) => rule(source, sources))).toEqual([])
  })

  test('is seen to be broken', () => {
    const planted = broken[name as keyof typeof rules]
    const complaints = planted.map((source) => rule(source, planted))
    const guilty = name === 'componentsReachNoServerCode' ? 1 : planted.length
    expect(complaints.filter((found) => found.length > 0)).toHaveLength(guilty)
  })
})

test('the rules look at the whole tree', () => {
  const roots = new Set(sources.map(({ path }) => path.split('/')[0]))
  expect([...roots]).toEqual(expect.arrayContaining(['app', 'components', 'lib', 'sandbox']))
})

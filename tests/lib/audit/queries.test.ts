import { randomUUID } from 'node:crypto'
import { beforeEach, expect, test } from 'vitest'
import type { Viewer } from '#lib/accounts/viewer.ts'
import { appendAudit } from '#lib/audit/append.ts'
import { auditChoices, auditPage, verifyAudit } from '#lib/audit/queries.ts'
import type { AuditFilter } from '#lib/audit/view.ts'
import type { Action, Kind } from '#lib/audit/vocabulary.ts'
import { within } from '#lib/db.ts'
import { Refused } from '#lib/errors.ts'
import { setBudget } from '#lib/money/set-budget.ts'
import { emptyDatabase, sql } from '#tests/support/database.ts'
import { aViewer } from '#tests/support/engine.ts'

let ada: Viewer

beforeEach(async () => {
  await emptyDatabase()
  ada = await aViewer('Ada')
})

const write = (viewer: Viewer, action: Action, id = viewer.workspaceId, kind: Kind = 'workspace') =>
  within(viewer, (tx) =>
    appendAudit(tx, viewer.workspaceId, viewer, {
      action,
      subject: { kind, id },
      after: { takes: 1 },
    }),
  )

async function lines(filter: AuditFilter, page: { before?: string; limit?: number } = {}) {
  const found = await auditPage(ada, filter, { limit: 100, ...page })
  if (found instanceof Refused) throw new Error(found.code)
  return found
}

const numbers = async (filter: AuditFilter) =>
  (await lines(filter)).lines.map(({ seq }) => Number(seq))

test('pages go from the newest to the first line, each line once', async () => {
  for (let n = 0; n < 7; n++) await write(ada, 'workspace.renamed')
  const seen: number[] = []
  let before: string | undefined
  do {
    const page = await lines({}, { limit: 3, ...(before && { before }) })
    seen.push(...page.lines.map(({ seq }) => Number(seq)))
    before = page.next ?? undefined
  } while (before)
  expect(seen).toEqual([7, 6, 5, 4, 3, 2, 1])
})

test('lines are found by who, what, to what and when', async () => {
  const ben = { ...(await aViewer('Ben')), workspaceId: ada.workspaceId }
  const subject = randomUUID()
  await write(ada, 'workspace.renamed')
  await write(ben, 'workspace.renamed')
  await write(ada, 'job.deleted', subject, 'job')
  expect(await numbers({ actorId: ben.userId })).toEqual([2])
  expect(await numbers({ action: 'workspace.renamed' })).toEqual([2, 1])
  expect(await numbers({ subject })).toEqual([3])
  expect(await numbers({ actorId: ben.userId, subject })).toEqual([])
  const today = new Date().toISOString().slice(0, 10)
  await sql(`update audit set at = at - interval '3 days' where seq = 1`)
  await sql(`update audit set at = at - interval '2 days' where seq = 2`)
  const day = (ago: number) => new Date(Date.now() - ago * 86_400_000).toISOString().slice(0, 10)
  expect(await numbers({ from: today })).toEqual([3])
  expect(await numbers({ from: day(2), to: day(1) })).toEqual([2])
  expect(await numbers({ to: day(2) })).toEqual([2, 1])
  expect(await numbers({ to: day(9) })).toEqual([])
  expect(await auditChoices(ada)).toMatchObject({
    actors: [
      { id: ada.userId, name: 'Ada' },
      { id: ben.userId, name: 'Ben' },
    ],
    actions: ['job.deleted', 'workspace.renamed'],
  })
})

test('only managers read the audit, and of their own workspace alone', async () => {
  await write(ada, 'workspace.renamed')
  for (const role of ['member', 'viewer'] as const) {
    const viewer = { ...ada, role }
    for (const refused of [
      await auditPage(viewer, {}, { limit: 1 }),
      await auditChoices(viewer),
      await verifyAudit(viewer),
    ])
      expect(refused).toMatchObject({ code: 'not_allowed' })
  }
  const eve = await aViewer('Eve')
  expect(await auditPage(eve, {}, { limit: 10 })).toEqual({
    lines: [],
    next: null,
    names: new Map(),
  })
  expect(await auditChoices(eve)).toEqual({ actors: [], actions: [] })
})

test('people and projects whose ids stand in a line are named', async () => {
  await setBudget(ada, { scope: 'cap', period: 'day', limit: 1_000_000, kind: 'hard' })
  const { lines: found, names } = await lines({ action: 'budget.set' })
  expect(found[0]?.after).toMatchObject({ userId: ada.userId, projectId: null })
  expect(names.get(ada.userId)).toBe('Ada')
  expect(names.size).toBe(1)
})

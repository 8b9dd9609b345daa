import { beforeEach, describe, expect, test } from 'vitest'
import type { Viewer } from '#lib/accounts/viewer.ts'
import { appendAudit } from '#lib/audit/append.ts'
import { verifyAudit } from '#lib/audit/queries.ts'
import { within } from '#lib/db.ts'
import { env } from '#lib/env.ts'
import { checkAudit } from '#scripts/audit/check.ts'
import { emptyDatabase, machineSql, sql } from '#tests/support/database.ts'
import { aViewer } from '#tests/support/engine.ts'

let ada: Viewer

beforeEach(async () => {
  await emptyDatabase()
  ada = await aViewer('Ada')
  for (let n = 1; n <= 6; n++)
    await within(ada, (tx) =>
      appendAudit(tx, ada.workspaceId, ada, {
        action: 'workspace.renamed',
        subject: { kind: 'workspace', id: ada.workspaceId },
        before: { name: `Nord ${n - 1}` },
        after: { name: `Nord ${n}` },
      }),
    )
})

/** As who owns the tables: nothing in PostgreSQL stops them. */
const tamper = (statement: string) => sql(statement, [ada.workspaceId])

/** What the page and the command say; they must agree. */
async function verdict() {
  const [chain] = await checkAudit(env().DATABASE_URL ?? '')
  expect(await verifyAudit(ada)).toEqual(chain?.verdict)
  return chain?.verdict
}

test('an audit that nobody touched is intact', async () => {
  expect(await verdict()).toEqual({ intact: true, rows: 6 })
})

describe('the first row that is wrong is named when somebody', () => {
  test.each([
    ['at', `at + interval '1 millisecond'`],
    ['actor_id', 'gen_random_uuid()'],
    ['actor_id', 'null'],
    ['actor_name', `'Ben'`],
    ['action', `'workspace.created'`],
    ['subject_kind', `'job'`],
    ['subject_id', `'x'`],
    ['before', 'null'],
    ['before', `'{"name": "Nord 9"}'`],
    ['after', `'{"name": "Nord 3", "more": 1}'`],
    ['address', `'10.0.0.1'`],
    ['user_agent', `'curl'`],
    ['previous_sha256', `repeat('a', 64)`],
    ['sha256', `repeat('a', 64)`],
  ])('changes %s to %s', async (column, value) => {
    await tamper(`update audit set "${column}" = ${value} where workspace_id = $1 and seq = 3`)
    expect(await verdict()).toMatchObject({ intact: false, seq: '3' })
  })

  test('changes a row and its digest, and every digest after it but the head', async () => {
    await tamper(`update audit set actor_name = 'Ben' where workspace_id = $1 and seq = 6`)
    await tamper(
      `update audit a set sha256 = encode(sha256(convert_to(audit_text(a), 'UTF8')), 'hex') where workspace_id = $1 and seq = 6`,
    )
    expect(await verdict()).toEqual({ intact: false, seq: '6', why: 'unlinked' })
  })

  test.each([1, 3, 6])('deletes row %i', async (seq) => {
    await tamper(`delete from audit where workspace_id = $1 and seq = ${seq}`)
    expect(await verdict()).toEqual({ intact: false, seq: String(seq), why: 'missing' })
  })

  test('deletes all rows', async () => {
    await tamper('delete from audit where workspace_id = $1')
    expect(await verdict()).toEqual({ intact: false, seq: '1', why: 'missing' })
  })

  test('deletes the last row before another one is written', async () => {
    await tamper('delete from audit where workspace_id = $1 and seq = 6')
    await within(ada, (tx) =>
      appendAudit(tx, ada.workspaceId, ada, {
        action: 'workspace.renamed',
        subject: { kind: 'workspace', id: ada.workspaceId },
      }),
    )
    expect(await verdict()).toEqual({ intact: false, seq: '6', why: 'missing' })
  })

  test('puts two rows in another order', async () => {
    for (const [from, to] of [
      [3, 99],
      [4, 3],
      [99, 4],
    ])
      await tamper(`update audit set seq = ${to} where workspace_id = $1 and seq = ${from}`)
    expect(await verdict()).toMatchObject({ intact: false, seq: '3' })
  })

  test('moves a row to another workspace', async () => {
    const ben = await aViewer('Ben')
    await sql('update audit set workspace_id = $1 where seq = 1', [ben.workspaceId])
    expect(await verifyAudit(ben)).toMatchObject({ intact: false })
  })

  test('takes the end of the chain away', async () => {
    await tamper('delete from audit_head where workspace_id = $1')
    expect(await verdict()).toMatchObject({ intact: false })
  })
})

test('the roles of the portal cannot write where the chain ends', async () => {
  for (const change of [`update audit_head set seq = 1`, 'delete from audit_head'])
    await expect(within(ada, (tx) => tx.$executeRawUnsafe(change))).rejects.toThrow('permission')
})

test('a workspace that goes for good takes its chain and the end of it along', async () => {
  await tamper(`update workspace set deleted_at = now() - interval '31 days' where id = $1`)
  await machineSql(`select purge_workspace('${ada.workspaceId}', interval '30 days')`)
  expect(await checkAudit(env().DATABASE_URL ?? '')).toEqual([])
})

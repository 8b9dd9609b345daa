import { createHash } from 'node:crypto'
import { beforeEach, expect, test } from 'vitest'
import { appendAudit, type Entry } from '#lib/audit/append.ts'
import { within } from '#lib/db.ts'
import { emptyDatabase, sql } from '#tests/support/database.ts'
import { aViewer } from '#tests/support/engine.ts'

beforeEach(emptyDatabase)

const renamed = (n: number): Entry => ({
  action: 'workspace.renamed',
  subject: { kind: 'workspace', id: String(n) },
  before: { name: 'Nord' },
  after: { name: `Süd ${n}` },
})

test('rows are numbered and chained, also when many write at once', async () => {
  const [ada, ben] = [await aViewer('Ada'), await aViewer('Ben')]
  const numbers = Array.from({ length: 20 }, (_, n) => n)
  await Promise.all(
    numbers.flatMap((n) =>
      [ada, ben].map((viewer) =>
        within(viewer, (tx) => appendAudit(tx, viewer.workspaceId, viewer, renamed(n))),
      ),
    ),
  )
  for (const { workspaceId } of [ada, ben]) {
    const rows = await sql<{ seq: string; text: string; previous: string; sha256: string }>(
      `select seq, audit_text(audit) as text, previous_sha256 as previous, sha256 from audit
       where workspace_id = $1 order by seq`,
      [workspaceId],
    )
    expect(rows.map(({ seq }) => Number(seq))).toEqual(numbers.map((n) => n + 1))
    let previous = '0'.repeat(64)
    for (const row of rows) {
      expect(row.previous).toBe(previous)
      expect(row.sha256).toBe(createHash('sha256').update(row.text).digest('hex'))
      previous = row.sha256
    }
  }
})

test('nobody writes into the audit of another workspace, and nobody changes a row', async () => {
  const [ada, ben] = [await aViewer('Ada'), await aViewer('Ben')]
  const foreign = within(ada, (tx) => appendAudit(tx, ben.workspaceId, ada, renamed(1)))
  await expect(foreign).rejects.toThrow('row-level security')
  await within(ada, (tx) => appendAudit(tx, ada.workspaceId, ada, renamed(1)))
  for (const change of ['update audit set actor_name = $$nobody$$', 'delete from audit'])
    await expect(within(ada, (tx) => tx.$executeRawUnsafe(change))).rejects.toThrow('permission')
})

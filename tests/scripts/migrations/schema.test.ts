import { resolve } from 'node:path'
import { describe, expect, test } from 'vitest'
import { machineDb } from '#lib/db.ts'
import { draftMigration } from '#scripts/migrations/draft.ts'
import { sql } from '#tests/support/database.ts'

describe('the migrations', () => {
  test('lead to the Prisma schema: nothing is left to migrate', async () => {
    expect(await draftMigration(resolve('prisma/migrations'), 'prisma/schema.prisma')).toBe('')
  })

  test('leave a database that the product reads', async () => {
    expect(await machineDb().user.count()).toBe(0)
  })

  test('let a job have one attempt that may be paid, and no second', async () => {
    await sql(`
      insert into workspace (id, name, slug) values ('${id(1)}', 'w', 'w');
      insert into project (id, workspace_id, name, colour) values ('${id(6)}', '${id(1)}', 'p', 'slate');
    `)
    await sql(
      `insert into "user" (id, email, name, password_hash) values ('${id(2)}', 'e', 'n', 'h')`,
    )
    await sql(`insert into frame (id, workspace_id, created_by_id, sha256, mime, width, height, size_bytes, storage_key)
      values ('${id(3)}', '${id(1)}', '${id(2)}', 's', 'image/png', 1, 1, 1, 'k')`)
    await sql(`insert into job (id, workspace_id, user_id, submission_id, frame_id, project_id, prompt, model, duration_seconds, resolution, prompt_optimizer, fast_pretreatment)
      values ('${id(4)}', '${id(1)}', '${id(2)}', '${id(5)}', '${id(3)}', '${id(6)}', 'p', 'm', 6, '768P', true, false)`)
    const attempt = (n: number, state: string) =>
      sql(
        `insert into attempt (id, workspace_id, job_id, n, state, account_id) values ('${id(10 + n)}', '${id(1)}', '${id(4)}', ${n}, '${state}', 'a')`,
      )
    await attempt(1, 'rejected')
    await attempt(2, 'unknown')
    await expect(attempt(3, 'prepared')).rejects.toThrow('attempt_live_job_id_key')
  })
})

function id(n: number): string {
  return `00000000-0000-7000-8000-${String(n).padStart(12, '0')}`
}

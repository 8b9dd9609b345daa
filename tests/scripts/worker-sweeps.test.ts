import { randomUUID } from 'node:crypto'
import { setTimeout as wait } from 'node:timers/promises'
import { expect, test } from 'vitest'
import { env } from '#lib/env.ts'
import { blankComposition } from '#lib/jobs/composition.ts'
import { command } from '#tests/support/command.ts'
import { sql } from '#tests/support/database.ts'
import { temporaryDirectory } from '#tests/support/directory.ts'
import { aViewer } from '#tests/support/engine.ts'

const { DATABASE_URL = '', ENCRYPTION_KEY = '', NEXTAUTH_SECRET = '' } = env()

/** What lies there that the worker is to see to, by the sweep that does. */
const left = async () => {
  const [row] = await sql(
    `select (select count(*)::int from draft_version) as "earlier drafts",
       (select count(*)::int from template) as "deleted templates",
       (select count(distinct day)::int from usage_day) - (select count(distinct day)::int from usage_closed_day) as "open days"`,
  )
  return row
}

test('npm run worker sees to what is over: earlier drafts, deleted templates, days of usage', async () => {
  const { workspaceId, userId } = await aViewer()
  const composition = JSON.stringify(blankComposition)
  const of = [workspaceId, userId, randomUUID()]
  await sql(
    `insert into draft_version (workspace_id, user_id, id, reason, composition, kept_at)
     values ($1, $2, $3, 'discarded', $4::jsonb, now() - interval '8 days')`,
    [...of, composition],
  )
  await sql(
    `insert into template (workspace_id, created_by_id, id, name, version, deleted_at)
     values ($1, $2, $3, 'Old', 1, now() - interval '31 days')`,
    of,
  )
  await sql(
    `insert into usage_day (workspace_id, day, user_id, project_id, model, resolution, duration_seconds, asked)
     values ($1, (now() at time zone 'utc')::date - 9, $2, $3, 'I2V-01', '720P', 6, 1)`,
    of,
  )
  expect(await left()).toEqual({ 'earlier drafts': 1, 'deleted templates': 1, 'open days': 1 })
  const worker = command(['worker'], {
    DATABASE_URL,
    ENCRYPTION_KEY,
    NEXTAUTH_SECRET,
    DATA_DIR: temporaryDirectory(),
  })
  const none = { 'earlier drafts': 0, 'deleted templates': 0, 'open days': 0 }
  for (let n = 0; n < 300; n++) {
    if (JSON.stringify(await left()) === JSON.stringify(none)) break
    await wait(100)
  }
  expect(await left(), worker.said()).toEqual(none)
  worker.child.kill('SIGTERM')
  expect((await worker.ended).code).toBe(0)
})

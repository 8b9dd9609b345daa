import { beforeAll, expect, test } from 'vitest'
import { env } from '#lib/env.ts'
import { sql } from '#tests/support/database.ts'
import { fillWorld } from './isolation/world/make.ts'

beforeAll(() => fillWorld(env().DATABASE_URL ?? ''))

/** Words of ours, numbers as text and hashes of files: they say nothing of anybody. */
const plain = new Set([
  'frame.mime',
  'frame.sha256',
  'frame.storage_key',
  'frame_source.sha256',
  'job.failure_code',
  'job.model',
  'job.poster_key',
  'job.resolution',
  'job.source_kind',
  'job.video_key',
  'job.video_sha256',
  'job.waiting_code',
  'draft_version.reason',
  'event.kind',
  'evidence.kind',
  'attempt.closed_reason',
  'audit.action',
  'audit.previous_sha256',
  'audit.sha256',
  'audit.subject_kind',
  'audit_head.sha256',
  'mailed_link.kind',
  'notice.kind',
  'price.model',
  'price.resolution',
  'price_version.provider',
  'project.colour',
  'transfer.credit',
  'transfer.debit',
  'upstream_key.provider',
  'usage_closed_day.by',
  'usage_closed_day.key',
  'usage_day.model',
  'usage_day.resolution',
  'user.locale',
  'user.theme',
])
const ofNobody = /^(orphan_push|process|throttle|upstream)\./

test('every text of the world in which it is tried says whose it is', async () => {
  const texts = await sql<{ table: string; column: string }>(
    `select table_name as table, column_name as column from information_schema.columns
     where table_schema = 'public' and table_name <> '_prisma_migrations' and data_type in ('text', 'jsonb')`,
  )
  const silent = []
  for (const { table, column } of texts) {
    const name = `${table}.${column}`
    if (plain.has(name) || ofNobody.test(name)) continue
    const found = await sql(
      `select from "${table}" where "${column}"::text like '%canary-%' limit 1`,
    )
    if (found.length === 0) silent.push(name)
  }
  expect(silent).toEqual([])
})

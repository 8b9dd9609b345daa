import { randomUUID } from 'node:crypto'
import { expect, test } from 'vitest'
import { system } from '#lib/accounts/system.ts'
import type { Viewer } from '#lib/accounts/viewer.ts'
import { env } from '#lib/env.ts'
import { Refused } from '#lib/errors.ts'
import { defaultChoice } from '#lib/jobs/catalog.ts'
import { submit } from '#lib/jobs/submit.ts'
import { closeDays } from '#lib/usage/close-days.ts'
import { command } from '#tests/support/command.ts'
import { sql } from '#tests/support/database.ts'
import { temporaryDirectory } from '#tests/support/directory.ts'
import { aFrame, aViewer } from '#tests/support/engine.ts'

const { DATABASE_URL = '', ENCRYPTION_KEY = '', NEXTAUTH_SECRET = '' } = env()

const run = (name: string) =>
  command([name], {
    DATABASE_URL,
    ENCRYPTION_KEY,
    NEXTAUTH_SECRET,
    DATA_DIR: temporaryDirectory(),
  }).ended

async function aTeamWithAJob(): Promise<Viewer> {
  const viewer = await aViewer()
  const asked = { submissionId: randomUUID(), prompt: 'A quiet street', ...defaultChoice }
  const submitted = await submit(viewer, { ...asked, frameId: await aFrame(viewer) })
  if (submitted instanceof Refused) throw new Error(submitted.code)
  return viewer
}

test('npm run check:ledger ends well over a ledger that balances, and says what does not', async () => {
  const { workspaceId } = await aTeamWithAJob()
  await sql('update usage_day set day = day - 9 where workspace_id = $1', [workspaceId])
  await sql(`update job set created_at = created_at - interval '9 days' where workspace_id = $1`, [
    workspaceId,
  ])
  await closeDays(system('worker'))
  const well = await run('check-ledger')
  expect(well.code, well.output).toBe(0)
  expect(well.output).toMatch(/Ledger\s+balances/)
  expect(well.output).toMatch(/held \$0\.\d+/)

  await sql('update usage_closed_day set asked = 7 where workspace_id = $1', [workspaceId])
  await sql(`update transfer set amount_micros = amount_micros + 1 where workspace_id = $1`, [
    workspaceId,
  ])
  const wrong = await run('check-ledger')
  expect(wrong.code, wrong.output).toBe(1)
  expect(wrong.output).toContain(`✗ day ${workspaceId}`)
  expect(wrong.output).toContain(`✗ closed day ${workspaceId} day`)
})

test('npm run check:audit ends well over what was written, and names the row that was changed', async () => {
  const { workspaceId } = await aTeamWithAJob()
  const well = await run('check-audit')
  expect(well.code, well.output).toBe(0)
  expect(well.output).toMatch(new RegExp(`✓ workspace ${workspaceId}: \\d+ rows, intact`))

  await sql(`update audit set actor_name = 'Mallory' where workspace_id = $1 and seq = 1`, [
    workspaceId,
  ])
  const wrong = await run('check-audit')
  expect(wrong.code, wrong.output).toBe(1)
  expect(wrong.output).toContain(
    `✗ workspace ${workspaceId}: row 1 was changed after it was written`,
  )
})

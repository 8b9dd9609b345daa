import { utimes } from 'node:fs/promises'
import { join } from 'node:path'
import { beforeEach, expect, test } from 'vitest'
import { system } from '#lib/accounts/system.ts'
import { env } from '#lib/env.ts'
import { files } from '#lib/files/storage.ts'
import { sweepFrames } from '#lib/frames/sweep.ts'
import { closeWorkspace } from '#lib/jobs/close-workspace.ts'
import { sweepVideos } from '#lib/jobs/sweep-videos.ts'
import { changeRole } from '#lib/workspaces/change-role.ts'
import { restoreWorkspace } from '#lib/workspaces/delete-workspace.ts'
import { purgeWorkspaces } from '#lib/workspaces/purge.ts'
import { closedWorkspaces } from '#lib/workspaces/queries.ts'
import { codeOf, granted } from '#tests/lib/accounts/people.ts'
import { emptyDatabase, machineSql, sql } from '#tests/support/database.ts'
import { aFrame } from '#tests/support/engine.ts'
import { anOwner, joined, linkTo, type Mate, waitingJob } from './team.ts'

beforeEach(emptyDatabase)

const worker = system('worker')

/** A workspace with people, an invitation, a waiting job and files. */
async function lived(): Promise<{ owner: Mate; mira: Mate }> {
  const owner = await anOwner()
  const mira = await joined(owner.viewer, 'admin')
  await linkTo(owner.viewer, 'member')
  await waitingJob(mira.viewer, await aFrame(mira.viewer))
  const one = (async function* () {
    yield new Uint8Array(1)
  })()
  const key = `videos/${owner.viewer.workspaceId}/${mira.viewer.userId}-x.mp4`
  await files().put(key, one, { maxBytes: 1 })
  return { owner, mira }
}

async function storedOf(workspaceId: string): Promise<string[]> {
  const keys: string[] = []
  for (const folder of ['frames', 'videos'])
    for await (const { key } of files().list(`${folder}/${workspaceId}/`)) keys.push(key)
  return keys
}

async function letDaysPass(workspaceId: string, days: number): Promise<void> {
  await sql(`update workspace set deleted_at = now() - make_interval(days => $2) where id = $1`, [
    workspaceId,
    days,
  ])
}

/** Every row that names the workspace, by table. */
async function rowsOf(workspaceId: string): Promise<Record<string, number>> {
  const tables = await sql<{ name: string }>(
    `select c.table_name as name from information_schema.columns c join pg_tables t on t.tablename = c.table_name
     where c.column_name = 'workspace_id' and t.schemaname = 'public'`,
  )
  const counts = await Promise.all(
    tables.map(async ({ name }) => {
      const [row] = await sql<{ n: number }>(
        `select count(*)::int as n from ${name} where workspace_id = $1`,
        [workspaceId],
      )
      return [name, row?.n ?? 0] as const
    }),
  )
  return Object.fromEntries(counts.filter(([, n]) => n > 0))
}

test('a deletion needs the name and the right, and closes the workspace for everybody at once', async () => {
  const { owner, mira } = await lived()
  const { workspaceName } = owner.viewer
  expect(codeOf(await closeWorkspace(owner.viewer, 'something'))).toBe('workspace_name_other')
  expect(codeOf(await closeWorkspace(mira.viewer, workspaceName))).toBe('not_allowed')
  expect(granted(await closeWorkspace(owner.viewer, ` ${workspaceName} `)).canceled).toBe(1)
  expect(codeOf(await owner.next())).toBe('not_found')
  expect(codeOf(await mira.next())).toBe('not_found')
  expect(await sql('select state from job')).toEqual([{ state: 'canceled' }])
})

test('an owner whose role was taken in the meantime deletes nothing', async () => {
  const { owner, mira } = await lived()
  granted(await changeRole(owner.viewer, mira.viewer.userId, 'owner'))
  granted(await changeRole(granted(await mira.next()), owner.viewer.userId, 'member'))
  const { workspaceName } = owner.viewer
  expect(codeOf(await closeWorkspace(owner.viewer, workspaceName))).toBe('not_allowed')
})

test('an owner brings it back within thirty days, nobody else and not later', async () => {
  const { owner, mira } = await lived()
  const { workspaceSlug, workspaceName, workspaceId } = owner.viewer
  granted(await closeWorkspace(owner.viewer, workspaceName))
  expect(await closedWorkspaces(owner.viewer)).toMatchObject([{ slug: workspaceSlug }])
  expect(await closedWorkspaces(mira.viewer)).toEqual([])
  expect(codeOf(await restoreWorkspace(mira.viewer, workspaceSlug))).toBe('not_found')
  granted(await restoreWorkspace(owner.viewer, workspaceSlug))
  expect(granted(await mira.next()).role).toBe('admin')
  expect(codeOf(await restoreWorkspace(owner.viewer, workspaceSlug))).toBe('not_found')
  granted(await closeWorkspace(owner.viewer, workspaceName))
  await letDaysPass(workspaceId, 31)
  expect(await closedWorkspaces(owner.viewer)).toEqual([])
  expect(codeOf(await restoreWorkspace(owner.viewer, workspaceSlug))).toBe('not_found')
})

test('after thirty days it is gone with every row and file, and no other workspace is touched', async () => {
  const [{ owner }, other] = [await lived(), await lived()]
  const { workspaceId, workspaceName } = owner.viewer
  granted(await closeWorkspace(owner.viewer, workspaceName))
  await letDaysPass(workspaceId, 29)
  expect(await purgeWorkspaces(worker)).toBe(0)
  expect(Object.keys(await rowsOf(workspaceId))).toContain('job')
  const left = await storedOf(other.owner.viewer.workspaceId)
  await letDaysPass(workspaceId, 31)
  expect(await purgeWorkspaces(worker)).toBe(1)
  expect(await rowsOf(workspaceId)).toEqual({})
  expect(await storedOf(workspaceId)).toEqual([])
  expect(await storedOf(other.owner.viewer.workspaceId)).toEqual(left)
  expect(codeOf(await other.mira.next())).toBe('granted')
  expect(codeOf(await owner.anywhere())).toBe('no_workspace')
})

test('files that a crash left after the rows were gone are found by the sweeps', async () => {
  const { owner } = await lived()
  const { workspaceId, workspaceName } = owner.viewer
  granted(await closeWorkspace(owner.viewer, workspaceName))
  await letDaysPass(workspaceId, 31)
  await machineSql(`select purge_workspace('${workspaceId}', interval '30 days')`)
  const keys = await storedOf(workspaceId)
  expect(keys.length).toBeGreaterThan(1)
  const then = new Date(Date.now() - 48 * 3_600_000)
  for (const key of keys) await utimes(join(env().DATA_DIR, 'files', key), then, then)
  await sweepFrames()
  await sweepVideos()
  expect(await storedOf(workspaceId)).toEqual([])
})

test('PostgreSQL lets the machine take no workspace away before its days are over', async () => {
  const { owner } = await lived()
  const { workspaceId, workspaceName } = owner.viewer
  const purge = (grace: string) =>
    machineSql<{ gone: boolean }>(`select purge_workspace('${workspaceId}', '${grace}') as gone`)
  expect(await purge('30 days')).toEqual([{ gone: false }])
  granted(await closeWorkspace(owner.viewer, workspaceName))
  expect(await purge('30 days')).toEqual([{ gone: false }])
  await expect(purge('1 day')).rejects.toThrow('kept for 30 days')
})

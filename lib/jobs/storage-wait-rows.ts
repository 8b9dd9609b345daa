import 'server-only'
import { machineRows, machineTransaction } from '#lib/db.ts'
import { Prisma } from '#lib/generated/prisma/client.ts'
import { appendEvents } from '#lib/jobs/event-rows.ts'
import type { WaitingCode } from '#lib/jobs/failure.ts'
import { sendable, sendingTeams, teams } from '#lib/jobs/sendable-rows.ts'

/** The word that queued jobs have for it that our own storage takes nothing. */

const code = 'no_storage' satisfies WaitingCode

/** Everything that could be sent now says that it waits for our storage: each job once, however long that lasts. */
export function sayWaitsForStorage(): Promise<void> {
  const which = Prisma.sql`${sendable} and j.waiting_code is distinct from ${code}`
  return relabel(which, code, code)
}

/** What said so waits for its turn again. */
export function sayStorageIsBack(): Promise<void> {
  return relabel(Prisma.sql`j.state = 'queued' and j.waiting_code = ${code}`, null, 'turn')
}

/** `which`: of `job j`, those that the change takes out of it. */
async function relabel(
  which: Prisma.Sql,
  waiting: WaitingCode | null,
  told: WaitingCode,
): Promise<void> {
  const found = await machineRows<{ workspaceId: string }>(Prisma.sql`
    with recursive ${teams} select w.id as "workspaceId" from ${sendingTeams}
    where exists (select from job j where j.workspace_id = w.id and ${which})`)
  for (const { workspaceId } of found)
    while ((await relabelSome(workspaceId, which, waiting, told)) === atOnce);
}

/** The workspace's clock stands while they are told. */
const atOnce = 500

/** In the order of their ids, and none that somebody else is about to change: it is sent or canceled then. */
function relabelSome(
  workspaceId: string,
  which: Prisma.Sql,
  waiting: WaitingCode | null,
  told: WaitingCode,
): Promise<number> {
  return machineTransaction(async (tx) => {
    const rows = await tx.$queryRaw<{ id: string }[]>`
      with batch as (
        select j.id from job j where j.workspace_id = ${workspaceId}::uuid and ${which}
        order by j.id limit ${atOnce} for update skip locked
      )
      update job j set waiting_code = ${waiting} from batch where j.id = batch.id returning j.id`
    const ids = rows.map(({ id }) => id).sort()
    await appendEvents(tx, workspaceId, ids, 'waiting', { code: told })
    return ids.length
  })
}

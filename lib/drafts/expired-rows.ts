import 'server-only'
import { secondsFromNow } from '#lib/clock.ts'
import { machineDb } from '#lib/db.ts'
import { keptDays } from '#lib/drafts/view.ts'

/** Takes away the earlier drafts of all workspaces whose days are over; answers how many. */
export async function deleteExpired(): Promise<number> {
  const keptAt = { lt: secondsFromNow(-keptDays * 24 * 3600) }
  const { count } = await machineDb().draftVersion.deleteMany({ where: { keptAt } })
  return count
}

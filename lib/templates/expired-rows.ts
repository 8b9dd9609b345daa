import 'server-only'
import { machineDb } from '#lib/db.ts'
import { restorableSince } from '#lib/templates/restorable-since.ts'

/** Takes away the deleted templates of all workspaces that cannot be brought back any more; answers how many. */
export async function deleteExpired(): Promise<number> {
  const deletedAt = { lt: restorableSince() }
  const { count } = await machineDb().template.deleteMany({ where: { deletedAt } })
  return count
}

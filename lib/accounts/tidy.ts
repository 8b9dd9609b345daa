import 'server-only'
import { deleteOldLinks } from '#lib/accounts/mailed-link-rows.ts'
import { deleteEndedSessions } from '#lib/accounts/session-end-rows.ts'
import type { System } from '#lib/accounts/system.ts'
import { deleteClearKeys } from '#lib/accounts/throttle-rows.ts'
import { secondsFromNow } from '#lib/clock.ts'

/** An ended session's row answers "when and where was that?" for so long. */
const keptDays = 30

/** Removes what no longer means anything. Run it once in a while, from any process. */
export async function tidyAccounts(_scope: System): Promise<{
  sessions: number
  keys: number
  links: number
}> {
  return {
    sessions: await deleteEndedSessions(keptDays),
    keys: await deleteClearKeys(),
    links: await deleteOldLinks(secondsFromNow(-keptDays * 24 * 3600)),
  }
}

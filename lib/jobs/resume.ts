import 'server-only'
import type { Viewer } from '#lib/accounts/viewer.ts'
import { Refused } from '#lib/errors.ts'
import { cutPauseShort } from '#lib/jobs/pause-rows.ts'
import { sendingAccount } from '#lib/upstream-keys/queries.ts'
import { can } from '#lib/workspaces/roles.ts'

/** Tries the account that the workspace sends with at once, instead of when its pause is over. */
export async function resume(viewer: Viewer): Promise<{ resumed: boolean } | Refused> {
  if (!can(viewer, 'operations.act')) return new Refused('not_allowed')
  const { accountId } = await sendingAccount(viewer)
  return { resumed: await cutPauseShort(accountId, viewer.workspaceId, viewer) }
}

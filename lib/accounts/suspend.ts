import 'server-only'
import { changeUser, changeWorkspace } from '#lib/accounts/administration-rows.ts'
import { removeSecondFactor } from '#lib/accounts/second-factor-rows.ts'
import type { Administrator } from '#lib/accounts/viewer.ts'
import { Refused } from '#lib/errors.ts'

/** Suspends an account or lets it in again. Nobody can lock themselves out. */
export async function suspendAccount(
  administrator: Administrator,
  id: string,
  suspended: boolean,
): Promise<undefined | Refused> {
  if (suspended && id === administrator.userId) return new Refused('suspend_yourself')
  const changed = await changeUser(administrator, id, suspended)
  return changed ? undefined : new Refused('not_found')
}

/** Closes a workspace, or opens it again. What runs in it is finished; nothing new can be asked for. */
export async function suspendWorkspace(
  administrator: Administrator,
  id: string,
  suspended: boolean,
): Promise<undefined | Refused> {
  const changed = await changeWorkspace(administrator, id, suspended)
  return changed ? undefined : new Refused('not_found')
}

/** For who lost both their device and their recovery codes, and proved to the administrator who they are. */
export async function removeSecondFactorOf(
  administrator: Administrator,
  id: string,
): Promise<undefined | Refused> {
  const removed = await removeSecondFactor(administrator, id)
  return removed ? undefined : new Refused('not_found')
}

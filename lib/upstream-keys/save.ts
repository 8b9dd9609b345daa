import 'server-only'
import type { Viewer } from '#lib/accounts/viewer.ts'
import { Refused } from '#lib/errors.ts'
import { workspaceAccount } from '#lib/upstream-keys/account.ts'
import { sendingAccount } from '#lib/upstream-keys/queries.ts'
import { replaceKey, setLimits } from '#lib/upstream-keys/rows.ts'
import type { KeyInput } from '#lib/upstream-keys/schema.ts'
import { tryAccount } from '#lib/upstream-keys/try-account.ts'
import type { KeyTest } from '#lib/upstream-keys/view.ts'
import { can } from '#lib/workspaces/roles.ts'

/**
 * Gives the workspace a key of its own, in the place of the one it had. A key that the provider refuses is
 * not kept; one that could not be asked about is, and the answer says so.
 */
export async function saveKey(
  viewer: Viewer,
  input: KeyInput,
): Promise<{ test: KeyTest } | Refused> {
  if (!can(viewer, 'key.change')) return new Refused('not_allowed')
  const { provider, apiKey, rpm, concurrency } = input
  const account = workspaceAccount(provider, apiKey)
  const test = await tryAccount(account)
  if (test === 'refused') return new Refused('key_refused', { field: 'apiKey' })
  const before = await sendingAccount(viewer)
  if (before.own && before.accountId === account.id) await setLimits(viewer, { rpm, concurrency })
  else {
    const last4 = lastFour(apiKey)
    await replaceKey(viewer, { accountId: account.id, provider, apiKey, last4, rpm, concurrency })
  }
  return { test }
}

/** Four of twelve or more: less would give too much of it away. */
function lastFour(apiKey: string): string {
  return apiKey.length < 12 ? '' : apiKey.slice(-4)
}

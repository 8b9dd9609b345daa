import 'server-only'
import { system } from '#lib/accounts/system.ts'
import type { Viewer } from '#lib/accounts/viewer.ts'
import { Refused } from '#lib/errors.ts'
import { workspaceAccount } from '#lib/upstream-keys/account.ts'
import { accountById, sendingAccount } from '#lib/upstream-keys/queries.ts'
import type { KeyInput } from '#lib/upstream-keys/schema.ts'
import { tryAccount } from '#lib/upstream-keys/try-account.ts'
import type { KeyTest } from '#lib/upstream-keys/view.ts'
import { can } from '#lib/workspaces/roles.ts'

/** Tests a key that was typed and not saved, or without one the key that the workspace has. */
export async function testKey(
  viewer: Viewer,
  typed?: Pick<KeyInput, 'provider' | 'apiKey'>,
): Promise<{ test: KeyTest } | Refused> {
  if (!can(viewer, 'key.change')) return new Refused('not_allowed')
  if (typed) return { test: await tryAccount(workspaceAccount(typed.provider, typed.apiKey)) }
  const { accountId, own } = await sendingAccount(viewer)
  const account = own ? await accountById(system('operations'), accountId) : undefined
  return account ? { test: await tryAccount(account) } : new Refused('not_found')
}

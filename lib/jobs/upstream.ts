import 'server-only'
import { env } from '#lib/env.ts'
import type { Account } from '#lib/minimax/wire.ts'
import { instanceAccount } from '#lib/upstream-keys/account.ts'

/** The account of every workspace that brought no key: the environment's, or the sandbox when there is none. */
export function upstreamAccount(): Account {
  return instanceAccount()
}

/** Hosts a video may come from although they are not public: the sandbox's, or the one the operator named. */
export function trustedHosts(account: Account): string[] {
  const { sandbox, MINIMAX_BASE_URL } = env()
  const named = MINIMAX_BASE_URL !== undefined && account.id === upstreamAccount().id
  return sandbox || named ? [new URL(account.baseUrl).host] : []
}

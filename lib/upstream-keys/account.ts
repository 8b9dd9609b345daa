import 'server-only'
import { env } from '#lib/env.ts'
import { accountFor } from '#lib/minimax/providers.ts'
import type { Account, ProviderName } from '#lib/minimax/wire.ts'

/** The account of workspaces that brought no key: the environment's, or the sandbox when there is none. */
export function instanceAccount(): Account {
  const { MINIMAX_API_KEY, MINIMAX_PROVIDER, MINIMAX_BASE_URL } = env()
  return accountFor({
    provider: MINIMAX_PROVIDER,
    baseUrl: MINIMAX_BASE_URL ?? sandboxUrl(),
    apiKey: MINIMAX_API_KEY ?? 'sandbox',
  })
}

/**
 * The account that a workspace's own key opens. It is called at the provider's host and nowhere else: a
 * free address would let people of a workspace call into the operator's network. With the sandbox that
 * one is called.
 */
export function workspaceAccount(provider: ProviderName, apiKey: string): Account {
  const { sandbox, MINIMAX_BASE_URL } = env()
  return accountFor({
    provider,
    apiKey,
    baseUrl: sandbox ? (MINIMAX_BASE_URL ?? sandboxUrl()) : undefined,
  })
}

function sandboxUrl(): string | undefined {
  const { sandbox, SANDBOX_PORT } = env()
  return sandbox ? `http://127.0.0.1:${SANDBOX_PORT}` : undefined
}

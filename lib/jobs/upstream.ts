import 'server-only'
import { env } from '#lib/env.ts'
import { accountFor } from '#lib/minimax/providers.ts'
import type { Account } from '#lib/minimax/wire.ts'

/** The account that this instance sends to: the environment's key, or the sandbox when there is none. */
export function upstreamAccount(): Account {
  const { sandbox, MINIMAX_API_KEY, MINIMAX_PROVIDER, MINIMAX_BASE_URL, SANDBOX_PORT } = env()
  const baseUrl = MINIMAX_BASE_URL ?? (sandbox ? `http://127.0.0.1:${SANDBOX_PORT}` : undefined)
  return accountFor({
    provider: MINIMAX_PROVIDER,
    apiKey: MINIMAX_API_KEY ?? 'sandbox',
    ...(baseUrl ? { baseUrl } : {}),
  })
}

/** Hosts a video may come from although they are not public: the sandbox's, or the one the operator named. */
export function trustedHosts(): string[] {
  const { sandbox, MINIMAX_BASE_URL } = env()
  return sandbox || MINIMAX_BASE_URL ? [new URL(upstreamAccount().baseUrl).host] : []
}

import type { ProviderName } from '#lib/minimax/wire.ts'

export const providerNames = ['vapi', 'minimax', 'minimax-cn'] as const satisfies ProviderName[]

/** What pages see of a workspace's own key: never the key. Times are ISO 8601 in UTC. */
export type KeyView = {
  provider: ProviderName
  /** The key's last four characters, or nothing when it is too short to show any. */
  last4: string
  rpm: number
  concurrency: number
  addedBy: string
  addedAt: string
}

/** A key that nothing new is sent with, kept until what runs has ended. */
export type LeavingKey = {
  id: string
  provider: ProviderName
  last4: string
  removedAt: string
  running: number
}

export type Keys = { own: KeyView | null; leaving: LeavingKey[] }

/** What the upstream made of a key, asked without creating anything. */
const keyTests = ['works', 'no_balance', 'no_plan', 'refused', 'unreachable', 'unclear'] as const
export type KeyTest = (typeof keyTests)[number]

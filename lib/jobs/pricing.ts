import 'server-only'
import type { Viewer } from '#lib/accounts/viewer.ts'
import { env } from '#lib/env.ts'
import { sendingAccount } from '#lib/upstream-keys/queries.ts'

/** Whose price table counts in the viewer's workspace. The sandbox quotes what the official provider would take. */
export async function pricedProvider(viewer: Viewer): Promise<string> {
  return env().sandbox ? 'minimax' : (await sendingAccount(viewer)).provider
}

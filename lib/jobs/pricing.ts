import 'server-only'
import type { Viewer } from '#lib/accounts/viewer.ts'
import { env } from '#lib/env.ts'
import { upstreamAccount } from '#lib/jobs/upstream.ts'

/** Whose price table counts in the viewer's workspace. The sandbox quotes what the official provider would take. */
export function pricedProvider(_viewer: Viewer): string {
  return env().sandbox ? 'minimax' : upstreamAccount().provider
}

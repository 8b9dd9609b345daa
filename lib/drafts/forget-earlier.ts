import 'server-only'
import type { System } from '#lib/accounts/system.ts'
import { deleteExpired } from '#lib/drafts/expired-rows.ts'
import { log } from '#lib/log.ts'

/** Forgets earlier drafts once their days are over, also of members who never write another. */
export async function forgetEarlier(_scope: System): Promise<void> {
  const forgotten = await deleteExpired()
  if (forgotten > 0) log.info({ forgotten }, 'earlier drafts are gone: their days are over')
}

import 'server-only'
import type { System } from '#lib/accounts/system.ts'
import { log } from '#lib/log.ts'
import { deleteExpired } from '#lib/templates/expired-rows.ts'

/** Forgets deleted templates with their versions once they cannot be brought back any more. */
export async function forgetDeleted(_scope: System): Promise<void> {
  const forgotten = await deleteExpired()
  if (forgotten > 0) log.info({ forgotten }, 'deleted templates are gone: their days are over')
}

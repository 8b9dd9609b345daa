import 'server-only'
import type { System } from '#lib/accounts/system.ts'
import { log } from '#lib/log.ts'
import { wipeRemoved } from '#lib/upstream-keys/machine-rows.ts'

/** Wipes the removed keys that nothing needs any more. */
export async function wipeKeys(_scope: System): Promise<void> {
  const wiped = await wipeRemoved()
  if (wiped > 0) log.info({ wiped }, 'removed upstream keys were wiped')
}

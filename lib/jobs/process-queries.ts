import 'server-only'
import type { System } from '#lib/accounts/system.ts'
import { machineRows } from '#lib/db.ts'
import { Prisma } from '#lib/generated/prisma/client.ts'

/** Whether a worker said within the last `seconds` that it lives. Throws when the database does not answer. */
export async function workerSeenWithin(_scope: System, seconds: number): Promise<boolean> {
  const [row] = await machineRows<{ seen: boolean }>(Prisma.sql`
    select exists (select 1 from process where kind = 'worker' and seen_at > now() - make_interval(secs => ${seconds})) as "seen"`)
  return row?.seen ?? false
}

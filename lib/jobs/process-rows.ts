import 'server-only'
import { machineDb } from '#lib/db.ts'

/** Says that this run of a process lives, and forgets runs that were not seen for a day. */
export async function beat(bootId: string, kind: 'web' | 'worker'): Promise<void> {
  await machineDb().$executeRaw`
    insert into process (boot_id, kind) values (${bootId}::uuid, ${kind})
    on conflict (boot_id) do update set seen_at = now()`
  await machineDb().$executeRaw`delete from process where seen_at < now() - interval '1 day'`
}

export async function leave(bootId: string): Promise<void> {
  await machineDb().process.deleteMany({ where: { bootId } })
}

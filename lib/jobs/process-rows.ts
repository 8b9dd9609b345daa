import 'server-only'
import { db } from '#lib/db.ts'

/** Says that this run of a process lives, and forgets runs that were not seen for a day. */
export async function beat(bootId: string, kind: 'web' | 'worker'): Promise<void> {
  await db().$executeRaw`
    insert into process (boot_id, kind) values (${bootId}::uuid, ${kind})
    on conflict (boot_id) do update set seen_at = now()`
  await db().$executeRaw`delete from process where seen_at < now() - interval '1 day'`
}

export async function leave(bootId: string): Promise<void> {
  await db().process.deleteMany({ where: { bootId } })
}

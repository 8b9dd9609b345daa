import 'server-only'
import { now, secondsFromNow } from '#lib/clock.ts'
import { machineDb } from '#lib/db.ts'

/**
 * Counts one try on `key`, unless `limit` tries are on it already; then says when it is clear.
 * Each counted try moves that time on, so no stretch of `windowSeconds` ever holds more than `limit`;
 * a refused one does not, so nobody can keep a key blocked by knocking.
 */
export async function countTry(
  key: string,
  limit: number,
  windowSeconds: number,
): Promise<'counted' | { clearAt: Date }> {
  const at = now()
  const clearAt = secondsFromNow(windowSeconds)
  const counted = await machineDb().$executeRaw`
    insert into throttle as t (key, tries, clear_at) values (${key}, 1, ${clearAt})
    on conflict (key) do update
    set tries = case when t.clear_at <= ${at} then 1 else t.tries + 1 end, clear_at = excluded.clear_at
    where t.clear_at <= ${at} or t.tries < ${limit}`
  if (counted > 0) return 'counted'
  const row = await machineDb().throttle.findUnique({ where: { key }, select: { clearAt: true } })
  return { clearAt: row?.clearAt ?? at }
}

/** Takes counted tries back: they were no guesses. */
export async function uncountTries(keys: string[]): Promise<void> {
  await machineDb().throttle.updateMany({
    where: { key: { in: keys }, tries: { gt: 0 } },
    data: { tries: { decrement: 1 } },
  })
}

/** Forgets the keys that are clear; says how many. */
export async function deleteClearKeys(): Promise<number> {
  const { count } = await machineDb().throttle.deleteMany({ where: { clearAt: { lte: now() } } })
  return count
}

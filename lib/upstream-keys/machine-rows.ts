import 'server-only'
import { machineDb } from '#lib/db.ts'
import type { Envelope } from '#lib/envelope.ts'
import type { Place } from '#lib/upstream-keys/sealed.ts'

/** Keys as the machinery reads them: sealed, each in its row. */

const sealedColumns = {
  id: true,
  workspaceId: true,
  version: true,
  sealed: true,
  wrappedKey: true,
  kekId: true,
} as const

export type SealedKey = Place & Envelope

/** A row whose key opens the account, in force before removed; `wiped` when there was one and it is gone. */
export async function sealedKeyOf(
  accountId: string,
): Promise<(SealedKey & { provider: string }) | 'wiped' | undefined> {
  const rows = await machineDb().upstreamKey.findMany({
    where: { accountId },
    orderBy: [{ removedAt: { sort: 'asc', nulls: 'first' } }, { id: 'asc' }],
    select: { ...sealedColumns, provider: true },
    take: 50,
  })
  const whole = rows.find(({ sealed }) => sealed.length > 0)
  return whole ?? (rows.length > 0 ? 'wiped' : undefined)
}

/** Rows that lie under another key-encrypting key, by id from `after` on. */
export function keysNotUnder(kekId: string, after: string, limit: number): Promise<SealedKey[]> {
  return machineDb().upstreamKey.findMany({
    where: { kekId: { not: kekId }, id: { gt: after }, NOT: { sealed: new Uint8Array() } },
    orderBy: { id: 'asc' },
    select: sealedColumns,
    take: limit,
  })
}

/** False when the row changed since it was read: whoever changed it has used the newest key. */
export async function writeWrapped(
  row: SealedKey,
  wrapped: Pick<Envelope, 'wrappedKey' | 'kekId'>,
): Promise<boolean> {
  const { count } = await machineDb().upstreamKey.updateMany({
    where: { id: row.id, kekId: row.kekId, version: row.version },
    data: { wrappedKey: new Uint8Array(wrapped.wrappedKey), kekId: wrapped.kekId },
  })
  return count === 1
}

/**
 * Takes away what removed keys hold, once none of their workspace's attempts can need it. A minute after the
 * removal: a send that was claimed just before is on record by then. Returns how many.
 */
export function wipeRemoved(): Promise<number> {
  return machineDb().$executeRaw`
    update upstream_key k set sealed = ''::bytea, wrapped_key = ''::bytea, version = k.version + 1
    where k.removed_at < now() - interval '1 minute' and length(k.sealed) > 0
      and not exists (
        select from attempt a join job j on j.id = a.job_id
        where a.account_id = k.account_id and a.workspace_id = k.workspace_id and a.state in ('sending', 'unknown', 'accepted')
          and j.state in ('submitting', 'rendering', 'saving', 'attention'))`
}

import 'server-only'
import type { Viewer } from '#lib/accounts/viewer.ts'
import { appendAudit } from '#lib/audit/append.ts'
import { now } from '#lib/clock.ts'
import { type Db, within } from '#lib/db.ts'
import type { Limits } from '#lib/upstream-keys/schema.ts'
import { sealKey } from '#lib/upstream-keys/sealed.ts'
import { uuid7 } from '#lib/uuid7.ts'

export type NewKey = Limits & {
  accountId: string
  provider: string
  apiKey: string
  last4: string
}

/** Puts a key in force in the place of the one that was: from the next send on. */
export async function replaceKey(viewer: Viewer, { apiKey, ...key }: NewKey): Promise<void> {
  await within(viewer, async (tx) => {
    const { workspaceId } = viewer
    const before = await keyInForce(tx, viewer)
    if (before) await retire(tx, before.id)
    const place = { workspaceId, id: uuid7(), version: 1 }
    const { sealed, wrappedKey, kekId } = sealKey(apiKey, place)
    await tx.upstreamKey.create({
      data: {
        ...place,
        ...key,
        sealed: new Uint8Array(sealed),
        wrappedKey: new Uint8Array(wrappedKey),
        kekId,
        createdById: viewer.userId,
      },
      select: { id: true },
    })
    await appendAudit(tx, workspaceId, viewer, {
      action: before ? 'key.replaced' : 'key.added',
      subject: { kind: 'key', id: place.id },
      ...(before ? { before: shown(before) } : {}),
      after: shown(key),
    })
  })
}

/** Says whether there was a key whose limits could change. */
export async function setLimits(viewer: Viewer, limits: Limits): Promise<boolean> {
  return within(viewer, async (tx) => {
    const before = await keyInForce(tx, viewer)
    if (!before) return false
    const { rpm, concurrency } = limits
    await tx.upstreamKey.update({
      where: { id: before.id },
      data: { rpm, concurrency },
      select: { id: true },
    })
    await appendAudit(tx, viewer.workspaceId, viewer, {
      action: 'key.limits_changed',
      subject: { kind: 'key', id: before.id },
      before: { rpm: before.rpm, concurrency: before.concurrency },
      after: { rpm, concurrency },
    })
    return true
  })
}

/** Nothing new is sent with it from the next claim on. Says whether there was one. */
export async function removeKeyInForce(viewer: Viewer): Promise<boolean> {
  return within(viewer, async (tx) => {
    const before = await keyInForce(tx, viewer)
    if (!before) return false
    await retire(tx, before.id)
    await appendAudit(tx, viewer.workspaceId, viewer, {
      action: 'key.removed',
      subject: { kind: 'key', id: before.id },
      before: shown(before),
    })
    return true
  })
}

const plain = {
  id: true,
  accountId: true,
  provider: true,
  last4: true,
  rpm: true,
  concurrency: true,
} as const

/** Locked first, so that two people who change it at once come one after the other. */
async function keyInForce(tx: Db, { workspaceId }: Viewer) {
  await tx.$queryRaw`
    select from upstream_key where workspace_id = ${workspaceId}::uuid and removed_at is null for update`
  return tx.upstreamKey.findFirst({ where: { workspaceId, removedAt: null }, select: plain })
}

async function retire(tx: Db, id: string): Promise<void> {
  await tx.upstreamKey.update({ where: { id }, data: { removedAt: now() }, select: { id: true } })
}

function shown(key: Limits & { provider: string; last4: string }) {
  const { provider, last4, rpm, concurrency } = key
  return { provider, last4, rpm, concurrency }
}

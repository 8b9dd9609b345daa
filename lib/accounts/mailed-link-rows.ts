import 'server-only'
import { revokeSessionsIn } from '#lib/accounts/session-end-rows.ts'
import { type Actor, appendAudit, instanceChain } from '#lib/audit/append.ts'
import type { InstanceAction } from '#lib/audit/vocabulary.ts'
import { now } from '#lib/clock.ts'
import { type Db, machineDb, machineTransaction } from '#lib/db.ts'

export type LinkKind = 'verify' | 'sign_in' | 'reset'

/** From where a link is used. */
export type From = Pick<Actor, 'address' | 'userAgent'>

type NewLink = {
  kind: LinkKind
  userId: string
  email: string
  tokenSha256: string
  expiresAt: Date
}

export async function insertLink(link: NewLink): Promise<void> {
  await machineDb().mailedLink.create({ data: link, select: { id: true } })
}

/** Whom a link that is still good belongs to. Looking does not use it. */
export async function findLink(kind: LinkKind, tokenSha256: string) {
  const link = await machineDb().mailedLink.findUnique({
    where: { tokenSha256, kind, usedAt: null, expiresAt: { gt: now() } },
    select: { userId: true, email: true },
  })
  return link ?? undefined
}

/** Proves the address of the person who is signed in. False when the link is no good for them. */
export function takeVerifyLink(actor: Actor, tokenSha256: string): Promise<boolean> {
  return machineTransaction(async (tx) => {
    const link = await takeLink(tx, 'verify', tokenSha256, actor.userId)
    if (!link) return false
    await prove(tx, actor, link.email)
    return true
  })
}

/**
 * Uses a link to sign in; answers whose account it opens. When nobody had proved the address before, whoever
 * made the account may have been somebody else: what they left as ways in goes.
 */
export function takeSignInLink(tokenSha256: string, from: From): Promise<string | undefined> {
  return machineTransaction(async (tx) => {
    const link = await takeLink(tx, 'sign_in', tokenSha256)
    if (!link) return undefined
    const actor = { ...link.actor, ...from }
    if (await prove(tx, actor, link.email)) {
      await tx.user.update({ where: { id: actor.userId }, data: { passwordHash: null } })
      await tx.identity.deleteMany({ where: { userId: actor.userId } })
      await revokeSessionsIn(tx, { userId: actor.userId })
    }
    return actor.userId
  })
}

/** Uses a link to put a new password in place; ends every session of its owner, and every other link. */
export function takeResetLink(
  tokenSha256: string,
  passwordHash: string,
  from: From,
): Promise<{ ended: number } | undefined> {
  return machineTransaction(async (tx) => {
    const link = await takeLink(tx, 'reset', tokenSha256)
    if (!link) return undefined
    const actor = { ...link.actor, ...from }
    const { userId } = actor
    if (await prove(tx, actor, link.email)) await tx.identity.deleteMany({ where: { userId } })
    await tx.user.update({ where: { id: userId }, data: { passwordHash } })
    await tx.mailedLink.updateMany({ where: { userId, usedAt: null }, data: { usedAt: now() } })
    const ended = await revokeSessionsIn(tx, { userId })
    await audit(tx, actor, 'account.password_reset')
    return { ended }
  })
}

/** Two that use it at once: the row decides, and one of them finds it used. */
async function takeLink(tx: Db, kind: LinkKind, tokenSha256: string, userId?: string) {
  const [used] = await tx.mailedLink.updateManyAndReturn({
    where: { kind, tokenSha256, usedAt: null, expiresAt: { gt: now() }, ...(userId && { userId }) },
    data: { usedAt: now() },
    select: { email: true, user: { select: { id: true, name: true, email: true } } },
  })
  if (!used || used.user.email !== used.email) return undefined
  return { email: used.email, actor: { userId: used.user.id, name: used.user.name } }
}

/** Notes that the address was proved; true when it is the first time. */
async function prove(tx: Db, actor: Actor, email: string): Promise<boolean> {
  const { count } = await tx.user.updateMany({
    where: { id: actor.userId, email, emailVerifiedAt: null },
    data: { emailVerifiedAt: now() },
  })
  if (count > 0) await audit(tx, actor, 'account.email_verified')
  return count > 0
}

function audit(tx: Db, actor: Actor, action: InstanceAction): Promise<void> {
  const subject = { kind: 'account', id: actor.userId } as const
  return appendAudit(tx, instanceChain, actor, { action, subject })
}

/** Forgets links whose time is over; says how many. */
export async function deleteOldLinks(before: Date): Promise<number> {
  const { count } = await machineDb().mailedLink.deleteMany({
    where: { expiresAt: { lt: before } },
  })
  return count
}

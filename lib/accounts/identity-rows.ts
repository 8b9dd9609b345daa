import 'server-only'
import type { Claim } from '#lib/accounts/claim.ts'
import { type Actor, appendAudit, instanceChain } from '#lib/audit/append.ts'
import { now } from '#lib/clock.ts'
import { machineDb, machineTransaction } from '#lib/db.ts'

export function identitiesOf(userId: string) {
  return machineDb().identity.findMany({
    where: { userId },
    orderBy: { createdAt: 'asc' },
    select: { id: true, provider: true, email: true, createdAt: true },
  })
}

/** Connects a provider's subject to the actor's account; false when it belongs to somebody by now. */
export function insertIdentity(actor: Actor, claim: Claim): Promise<boolean> {
  const { provider, subject, email } = claim
  return machineTransaction(async (tx) => {
    const { count } = await tx.identity.createMany({
      data: [{ provider, subject, email, userId: actor.userId }],
      skipDuplicates: true,
    })
    if (count === 0) return false
    await tx.user.updateMany({
      where: { id: actor.userId, email, emailVerifiedAt: null },
      data: { emailVerifiedAt: now() },
    })
    await appendAudit(tx, instanceChain, actor, {
      action: 'account.connected',
      subject: { kind: 'account', id: actor.userId },
      after: { provider, email },
    })
    return true
  })
}

/** Takes one way in away, unless it is the only one. */
export function deleteIdentity(actor: Actor, id: string): Promise<'gone' | 'last' | 'none'> {
  const { userId } = actor
  return machineTransaction(async (tx) => {
    // The account's row first: two that take the last two away at once wait for each other.
    const [account] = await tx.$queryRaw<{ hasPassword: boolean }[]>`
      select password_hash is not null as "hasPassword" from "user" where id = ${userId}::uuid for update`
    const identities = await tx.identity.findMany({
      where: { userId },
      select: { id: true, provider: true, email: true },
    })
    const found = identities.find((identity) => identity.id === id)
    if (!found) return 'none'
    if (!account?.hasPassword && identities.length === 1) return 'last'
    await tx.identity.delete({ where: { id }, select: { id: true } })
    await appendAudit(tx, instanceChain, actor, {
      action: 'account.disconnected',
      subject: { kind: 'account', id: userId },
      before: { provider: found.provider, email: found.email },
    })
    return 'gone'
  })
}

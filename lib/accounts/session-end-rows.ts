import 'server-only'
import { type Actor, appendAudit, instanceChain } from '#lib/audit/append.ts'
import { now, secondsFromNow } from '#lib/clock.ts'
import { type Db, machineDb, machineTransaction } from '#lib/db.ts'
import type { Prisma } from '#lib/generated/prisma/client.ts'
import { liveChannel } from '#lib/live.ts'

/** Revokes the live sessions that `where` finds and rings their workspaces, so that open streams look again. */
export function revokeSessions(where: Prisma.SessionWhereInput): Promise<number> {
  return machineTransaction((tx) => revokeSessionsIn(tx, where))
}

/** The same for the person's own ones, on record. */
export function endOwnSessions(person: Actor, id: string | { not: string }): Promise<number> {
  return machineTransaction(async (tx) => {
    const ended = await revokeSessionsIn(tx, { id, userId: person.userId })
    if (ended > 0)
      await appendAudit(tx, instanceChain, person, {
        action: 'account.signed_out_elsewhere',
        subject: { kind: 'account', id: person.userId },
        after: { sessions: ended },
      })
    return ended
  })
}

/** Puts a new password in place and revokes every other session of its owner, at one instant. */
export function replacePassword(
  owner: Actor & { sessionId: string },
  passwordHash: string,
): Promise<number> {
  return machineTransaction(async (tx) => {
    // The row's lock makes a sign-in that is under way with the old password wait, and then fail.
    await tx.user.update({ where: { id: owner.userId }, data: { passwordHash } })
    const ended = await revokeSessionsIn(tx, {
      userId: owner.userId,
      id: { not: owner.sessionId },
    })
    const subject = { kind: 'account', id: owner.userId } as const
    await appendAudit(tx, instanceChain, owner, { action: 'account.password_changed', subject })
    return ended
  })
}

/** The same within a transaction. */
export async function revokeSessionsIn(tx: Db, where: Prisma.SessionWhereInput): Promise<number> {
  const revoked = await tx.session.updateManyAndReturn({
    where: { ...where, revokedAt: null },
    data: { revokedAt: now() },
    select: { userId: true },
  })
  const userIds = [...new Set(revoked.map((session) => session.userId))]
  await tx.$executeRaw`
    select pg_notify(${liveChannel}, workspace_id || ':session') from member where user_id = any(${userIds}::uuid[])`
  return revoked.length
}

/** Forgets sessions that ended more than `days` ago; says how many. */
export async function deleteEndedSessions(days: number): Promise<number> {
  const before = secondsFromNow(-days * 24 * 3600)
  const { count } = await machineDb().session.deleteMany({
    where: { OR: [{ expiresAt: { lt: before } }, { revokedAt: { lt: before } }] },
  })
  return count
}

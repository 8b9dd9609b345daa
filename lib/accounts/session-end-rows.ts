import 'server-only'
import { now, secondsFromNow } from '#lib/clock.ts'
import { type Db, db, transaction } from '#lib/db.ts'
import type { Prisma } from '#lib/generated/prisma/client.ts'
import { liveChannel } from '#lib/live.ts'

/** Revokes the live sessions that `where` finds and rings their workspaces, so that open streams look again. */
export function revokeSessions(where: Prisma.SessionWhereInput): Promise<number> {
  return transaction((tx) => revokeSessionsIn(tx, where))
}

/** Puts a new password in place and revokes every other session of its owner, at one instant. */
export function replacePassword(
  owner: { userId: string; sessionId: string },
  passwordHash: string,
): Promise<number> {
  return transaction(async (tx) => {
    // The row's lock makes a sign-in that is under way with the old password wait, and then fail.
    await tx.user.update({ where: { id: owner.userId }, data: { passwordHash } })
    return revokeSessionsIn(tx, { userId: owner.userId, id: { not: owner.sessionId } })
  })
}

async function revokeSessionsIn(tx: Db, where: Prisma.SessionWhereInput): Promise<number> {
  const revoked = await tx.session.updateManyAndReturn({
    where: { ...where, revokedAt: null },
    data: { revokedAt: now() },
    select: { workspaceId: true },
  })
  for (const workspaceId of new Set(revoked.map((session) => session.workspaceId)))
    await tx.$executeRaw`select pg_notify(${liveChannel}, ${`${workspaceId}:session`})`
  return revoked.length
}

/** Forgets sessions that ended more than `days` ago; says how many. */
export async function deleteEndedSessions(days: number): Promise<number> {
  const before = secondsFromNow(-days * 24 * 3600)
  const { count } = await db().session.deleteMany({
    where: { OR: [{ expiresAt: { lt: before } }, { revokedAt: { lt: before } }] },
  })
  return count
}

import 'server-only'
import type { Db } from '#lib/db.ts'
import { liveChannel } from '#lib/live.ts'
import type { Standing } from '#lib/workspaces/rank.ts'

type People = { workspaceId: string; actorId: string; subjectId: string }

/**
 * How the people of a change stand, once every earlier change of the workspace's members is committed: one
 * change at a time, so that two owners cannot both go while each still sees the other. Take it first.
 */
export async function lockedStanding(
  tx: Db,
  { workspaceId, actorId, subjectId }: People,
): Promise<Standing> {
  await lockMembers(tx, workspaceId)
  const members = await tx.member.findMany({
    where: {
      workspaceId,
      OR: [{ userId: { in: [actorId, subjectId] } }, { role: 'owner' }],
    },
    select: { userId: true, role: true },
  })
  const roleOf = (userId: string) => members.find((member) => member.userId === userId)?.role
  return {
    actor: roleOf(actorId),
    subject: roleOf(subjectId),
    otherOwners: members.filter(({ userId, role }) => role === 'owner' && userId !== subjectId)
      .length,
    isSelf: actorId === subjectId,
  }
}

/** Until the transaction ends nobody else changes who is in the workspace and as what. */
export async function lockMembers(tx: Db, workspaceId: string): Promise<void> {
  await tx.$executeRaw`select pg_advisory_xact_lock(hashtextextended('members ' || ${workspaceId}::text, 0))`
}

/** When the transaction commits, every open stream of the workspace looks whether it may go on. */
export async function ringSessions(tx: Db, workspaceId: string): Promise<void> {
  await tx.$executeRaw`select pg_notify(${liveChannel}, ${workspaceId}::text || ':session')`
}

import 'server-only'
import {
  seenEverySeconds,
  sessionIdleSeconds,
  sessionLifeSeconds,
} from '#lib/accounts/session-life.ts'
import type { Viewer } from '#lib/accounts/viewer.ts'
import { now, secondsFromNow } from '#lib/clock.ts'
import { db, transaction } from '#lib/db.ts'
import { Prisma } from '#lib/generated/prisma/client.ts'

/** A session is live while it is not revoked, not over, not idle, and its person is still a member. */
const live = () => Prisma.sql`s.revoked_at is null and s.expires_at > ${now()}
  and s.last_seen_at > ${secondsFromNow(-sessionIdleSeconds)}`

type LiveSession = Pick<Viewer, Extract<keyof Viewer, string>> & { lastSeenAt: Date }

/** One statement: it runs on every request. */
export async function liveSession(tokenSha256: string): Promise<LiveSession | undefined> {
  const [session] = await db().$queryRaw<LiveSession[]>`
    select s.id as "sessionId", s.user_id as "userId", s.workspace_id as "workspaceId", m.role::text as role,
      u.name, u.email, u.locale, u.theme, s.last_seen_at as "lastSeenAt"
    from session s
    join "user" u on u.id = s.user_id
    join member m on m.workspace_id = s.workspace_id and m.user_id = s.user_id
    where s.token_sha256 = ${tokenSha256} and ${live()}`
  return session
}

/** Notes that the session was used, unless that was noted a moment ago. */
export async function touchSession(sessionId: string, lastSeenAt: Date): Promise<void> {
  const stale = secondsFromNow(-seenEverySeconds)
  if (lastSeenAt > stale) return
  await db().session.updateMany({
    where: { id: sessionId, lastSeenAt: { lte: stale } },
    data: { lastSeenAt: now() },
  })
}

/** Whether the viewer's session is live and their role is what it was. */
export async function isSessionLive(viewer: Viewer): Promise<boolean> {
  const found = await db().$queryRaw<unknown[]>`
    select 1 from session s
    join member m on m.workspace_id = s.workspace_id and m.user_id = s.user_id
    where s.id = ${viewer.sessionId}::uuid and s.workspace_id = ${viewer.workspaceId}::uuid
      and m.role::text = ${viewer.role} and ${live()}`
  return found.length > 0
}

export type NewSession = {
  userId: string
  /** The hash that the person's password was checked against. */
  passwordHash: string
  tokenSha256: string
  userAgent: string
  address: string
}

/**
 * Writes a session in the person's first workspace, unless their password was replaced since it was
 * checked. The share lock and replacePassword's update wait for each other: whichever is second sees the first.
 */
export function insertSession({ passwordHash, ...session }: NewSession): Promise<boolean> {
  return transaction(async (tx) => {
    const [home] = await tx.$queryRaw<{ workspaceId: string }[]>`
      select m.workspace_id as "workspaceId" from "user" u join member m on m.user_id = u.id
      where u.id = ${session.userId}::uuid and u.password_hash = ${passwordHash}
      order by m.created_at, m.workspace_id limit 1 for share of u`
    if (!home) return false
    const expiresAt = secondsFromNow(sessionLifeSeconds)
    await tx.session.create({ data: { ...session, ...home, expiresAt }, select: { id: true } })
    return true
  })
}

/** The person's live sessions, the latest used first. */
export function liveSessionsOf(userId: string) {
  return db().session.findMany({
    where: {
      userId,
      revokedAt: null,
      expiresAt: { gt: now() },
      lastSeenAt: { gt: secondsFromNow(-sessionIdleSeconds) },
    },
    orderBy: [{ lastSeenAt: 'desc' }, { id: 'desc' }],
    select: { id: true, userAgent: true, address: true, createdAt: true, lastSeenAt: true },
    take: 100,
  })
}

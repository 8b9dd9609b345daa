import 'server-only'
import { z } from 'zod'
import {
  seenEverySeconds,
  sessionIdleSeconds,
  sessionLifeSeconds,
} from '#lib/accounts/session-life.ts'
import type { Person, Viewer } from '#lib/accounts/viewer.ts'
import { now, secondsFromNow } from '#lib/clock.ts'
import { machineDb, machineRows, machineTransaction } from '#lib/db.ts'
import { Prisma } from '#lib/generated/prisma/client.ts'

/**
 * Where somebody stands: in the workspace with this name in its address, in that of a job, a batch or a frame, or,
 * when the address names none, in the one they were in last.
 */
export type Place = { at: 'workspace' | 'job' | 'batch' | 'frame' | 'current'; id: string }

/** A session is live while it is not revoked, not over, not idle, and its person is not suspended. */
const live = () => Prisma.sql`s.revoked_at is null and s.expires_at > ${now()}
  and s.last_seen_at > ${secondsFromNow(-sessionIdleSeconds)} and u.suspended_at is null`

/** A workspace that can be entered. */
const open = Prisma.sql`w.deleted_at is null and w.suspended_at is null`

export type Membership = Pick<Viewer, 'workspaceId' | 'workspaceSlug' | 'workspaceName' | 'role'>

type LiveSession = Pick<
  Person,
  | 'sessionId'
  | 'userId'
  | 'name'
  | 'email'
  | 'emailVerified'
  | 'isAdministrator'
  | 'locale'
  | 'theme'
> & {
  lastSeenAt: Date
  /** The workspaces that the person may enter, the first joined first. */
  memberships: Membership[]
  /** The workspace that addresses without one lead to. */
  currentId: string | null
  /** The workspace of the job, the batch or the frame that was asked for. */
  placeId: string | null
}

/** One statement: it runs on every request. */
export async function liveSession(
  tokenSha256: string,
  place: Place,
): Promise<LiveSession | undefined> {
  const [session] = await machineRows<LiveSession>(Prisma.sql`
    select s.id as "sessionId", s.user_id as "userId", u.name, u.email, u.email_verified_at is not null as "emailVerified",
      u.is_administrator as "isAdministrator", u.locale, u.theme, s.last_seen_at as "lastSeenAt", s.workspace_id as "currentId",
      ${workspaceAt(place)} as "placeId",
      (
        select coalesce(json_agg(json_build_object('workspaceId', w.id, 'workspaceSlug', w.slug, 'workspaceName', w.name,
          'role', m.role) order by m.created_at, w.id), '[]')
        from member m join workspace w on w.id = m.workspace_id
        where m.user_id = s.user_id and ${open}
      ) as memberships
    from session s join "user" u on u.id = s.user_id
    where s.token_sha256 = ${tokenSha256} and ${live()}`)
  return session
}

function workspaceAt({ at, id }: Place): Prisma.Sql {
  if (!uuid.safeParse(id).success) return Prisma.sql`null`
  if (at === 'job') return Prisma.sql`(select workspace_id from job where id = ${id}::uuid)`
  if (at === 'batch') return Prisma.sql`(select workspace_id from batch where id = ${id}::uuid)`
  if (at === 'frame') return Prisma.sql`(select workspace_id from frame where id = ${id}::uuid)`
  return Prisma.sql`null`
}

const uuid = z.uuid()

/** Notes that the session was used, unless that was noted a moment ago. */
export async function touchSession({
  sessionId,
  lastSeenAt,
}: Pick<LiveSession, 'sessionId' | 'lastSeenAt'>): Promise<void> {
  const stale = secondsFromNow(-seenEverySeconds)
  if (lastSeenAt > stale) return
  await machineDb().session.updateMany({
    where: { id: sessionId, lastSeenAt: { lte: stale } },
    data: { lastSeenAt: now() },
  })
}

/** Writes the session's workspace when it is another one now. */
export async function moveSession(sessionId: string, workspaceId: string): Promise<void> {
  await machineDb().session.updateMany({
    where: { id: sessionId, OR: [{ workspaceId: null }, { workspaceId: { not: workspaceId } }] },
    data: { workspaceId },
  })
}

/** Of each viewer whether their session is live and their role is what it was. */
export async function liveAmong(
  viewers: readonly Pick<Viewer, 'sessionId' | 'workspaceId' | 'role'>[],
): Promise<boolean[]> {
  const found = await machineRows<{ n: number }>(Prisma.sql`
    select viewer.n::int as n
    from unnest(
      ${viewers.map(({ sessionId }) => sessionId)}::uuid[], ${viewers.map(({ workspaceId }) => workspaceId)}::uuid[],
      ${viewers.map(({ role }) => role)}::text[]
    ) with ordinality as viewer (session_id, workspace_id, role, n)
    join session s on s.id = viewer.session_id
    join "user" u on u.id = s.user_id
    join member m on m.user_id = s.user_id
    join workspace w on w.id = m.workspace_id
    where w.id = viewer.workspace_id and m.role::text = viewer.role and ${open} and ${live()}`)
  const numbers = new Set(found.map(({ n }) => n))
  return viewers.map((_, at) => numbers.has(at + 1))
}

export type NewSession = {
  userId: string
  /** The password's hash as it was when the person was found right; null for who has none. */
  passwordHash: string | null
  tokenSha256: string
  userAgent: string
  address: string
}

/**
 * Writes a session in the person's first workspace, unless their password was replaced since it was
 * checked or they were suspended. The share lock and replacePassword's update wait for each other:
 * whichever is second sees the first.
 */
export function insertSession({ passwordHash, ...session }: NewSession): Promise<boolean> {
  return machineTransaction(async (tx) => {
    const [home] = await tx.$queryRaw<{ workspaceId: string | null }[]>`
      select (
        select m.workspace_id from member m join workspace w on w.id = m.workspace_id
        where m.user_id = u.id and ${open} order by m.created_at, m.workspace_id limit 1
      ) as "workspaceId"
      from "user" u
      where u.id = ${session.userId}::uuid and u.password_hash is not distinct from ${passwordHash} and u.suspended_at is null
      for share of u`
    if (!home) return false
    const expiresAt = secondsFromNow(sessionLifeSeconds)
    await tx.session.create({ data: { ...session, ...home, expiresAt }, select: { id: true } })
    return true
  })
}

/** The person's live sessions, the latest used first. */
export function liveSessionsOf(userId: string) {
  return machineDb().session.findMany({
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

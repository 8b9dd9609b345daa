import 'server-only'
import { z } from 'zod'
import type { Viewer } from '#lib/accounts/viewer.ts'
import { type Head, type Link, type Verdict, verifyChain } from '#lib/audit/chain.ts'
import type { AuditFilter, AuditLine, AuditPage, Values } from '#lib/audit/view.ts'
import { type Db, rowsWithin, within } from '#lib/db.ts'
import { Refused } from '#lib/errors.ts'
import { Prisma } from '#lib/generated/prisma/client.ts'
import { can } from '#lib/workspaces/roles.ts'

const uuid = z.uuid()

/** Lines of the workspace's audit, the newest first, from `before` (a number) on. */
export async function auditPage(
  viewer: Viewer,
  filter: AuditFilter,
  { before, limit }: { before?: string | undefined; limit: number },
): Promise<AuditPage | Refused> {
  if (!can(viewer, 'audit.read')) return new Refused('not_allowed')
  return within(viewer, async (tx) => {
    const rows = await linesIn(tx, viewer, filter, before, limit + 1)
    const lines = rows.slice(0, limit).map(lineOf)
    const next = rows.length > limit ? (lines.at(-1)?.seq ?? null) : null
    return { lines, next, names: await namesIn(tx, viewer, lines) }
  })
}

async function namesIn(
  tx: Db,
  { workspaceId }: Viewer,
  lines: readonly AuditLine[],
): Promise<Map<string, string>> {
  const ids = lines.flatMap(({ before, after }) =>
    [before, after].flatMap((values) => [values?.userId, values?.projectId].map(String)),
  )
  const known = [...new Set(ids)].filter((id) => uuid.safeParse(id).success)
  if (known.length === 0) return new Map()
  const rows = await tx.$queryRaw<{ id: string; name: string }[]>`
    select id, name from project where workspace_id = ${workspaceId}::uuid and id = any(${known}::uuid[])
    union all
    select id, name from "user" where id = any(${known}::uuid[])`
  return new Map(rows.map(({ id, name }) => [id, name]))
}

type Row = Omit<AuditLine, 'at' | 'before' | 'after'> & {
  at: Date
  before: unknown
  after: unknown
}

function linesIn(
  tx: Db,
  { workspaceId }: Viewer,
  { actorId, action, subject, from, to }: AuditFilter,
  before: string | undefined,
  count: number,
): Promise<Row[]> {
  const id = Prisma.sql`${workspaceId}::uuid`
  // Numbers follow time, so a range of days is a range of numbers, which an index finds at once.
  const start = Prisma.sql`(select a.seq from audit a where a.workspace_id = ${id} and a.at >= ${from}::date order by a.at limit 1)`
  const end = Prisma.sql`(select a.seq from audit a where a.workspace_id = ${id} and a.at < ${to}::date + 1 order by a.at desc limit 1)`
  return tx.$queryRaw<Row[]>`
    select l.*, coalesce(
      (select p.name from project p where l."subjectKind" = 'project' and p.workspace_id = ${id} and p.id::text = l."subjectId"),
      (select u.name from "user" u where l."subjectKind" in ('member', 'user') and u.id::text = l."subjectId"),
      (select left(j.prompt, 80) from job j where l."subjectKind" = 'job' and j.workspace_id = ${id}
        and j.id = case when l."subjectId" ~ '^[0-9a-f-]{36}$' then l."subjectId"::uuid end)
    ) as "subjectName"
    from (
      select a.seq::text as seq, a.seq as n, a.at, a.actor_id as "actorId", a.actor_name as "actorName", a.action,
        a.subject_kind as "subjectKind", a.subject_id as "subjectId", a.before, a.after, a.address, a.user_agent as "userAgent"
      from audit a
      where a.workspace_id = ${id}
        ${before ? Prisma.sql`and a.seq < ${before}::bigint` : Prisma.empty}
        ${actorId ? Prisma.sql`and a.actor_id = ${actorId}::uuid` : Prisma.empty}
        ${action ? Prisma.sql`and a.action = ${action}` : Prisma.empty}
        ${subject ? Prisma.sql`and a.subject_id = ${subject}` : Prisma.empty}
        ${from ? Prisma.sql`and a.seq >= ${start}` : Prisma.empty}
        ${to ? Prisma.sql`and a.seq <= ${end}` : Prisma.empty}
      order by a.seq desc limit ${count}
    ) l order by l.n desc`
}

function lineOf({ at, before, after, ...row }: Row): AuditLine {
  const { seq, actorId, actorName, action, subjectKind, subjectId, subjectName } = row
  return {
    seq,
    at: at.toISOString(),
    actorId,
    actorName,
    action,
    subjectKind,
    subjectId,
    subjectName,
    before: valuesOf(before),
    after: valuesOf(after),
    address: row.address,
    userAgent: row.userAgent,
  }
}

function valuesOf(json: unknown): Values | null {
  if (typeof json !== 'object' || json === null) return null
  return Object.fromEntries(
    Object.entries(json).map(([key, value]) => [
      key,
      typeof value === 'object' && value !== null ? JSON.stringify(value) : value,
    ]),
  )
}

/** Who and what occurs in the workspace's audit at all: what its filters offer. */
export async function auditChoices(viewer: Viewer) {
  if (!can(viewer, 'audit.read')) return new Refused('not_allowed')
  const id = Prisma.sql`${viewer.workspaceId}::uuid`
  // Each value is looked up from the one before it: as many steps as there are values, not rows.
  const [actors, actions] = await within(viewer, async (tx) => [
    await tx.$queryRaw<{ id: string; name: string }[]>`
      with recursive found (id) as (
        (select a.actor_id from audit a where a.workspace_id = ${id} and a.actor_id is not null order by a.actor_id limit 1)
        union all
        select (select a.actor_id from audit a where a.workspace_id = ${id} and a.actor_id > f.id order by a.actor_id limit 1)
        from found f where f.id is not null
      )
      select f.id, (select a.actor_name from audit a where a.workspace_id = ${id} and a.actor_id = f.id order by a.seq desc limit 1) as name
      from found f where f.id is not null order by 2`,
    await tx.$queryRaw<{ action: string }[]>`
      with recursive found (action) as (
        (select a.action from audit a where a.workspace_id = ${id} order by a.action limit 1)
        union all
        select (select a.action from audit a where a.workspace_id = ${id} and a.action > f.action order by a.action limit 1)
        from found f where f.action is not null
      )
      select action from found where action is not null order by 1`,
  ])
  return { actors, actions: actions.map(({ action }) => action) }
}

const pageRows = 5_000

/** Computes the workspace's chain anew, row by row. */
export async function verifyAudit(viewer: Viewer): Promise<Verdict | Refused> {
  if (!can(viewer, 'audit.read')) return new Refused('not_allowed')
  // The head first: rows that come meanwhile are beyond it.
  const head = await within(viewer, (tx) =>
    tx.auditHead.findUnique({ where: { workspaceId: viewer.workspaceId } }),
  )
  return verifyChain(linksUpTo(viewer, head?.seq), head ?? undefined)
}

async function* linksUpTo(viewer: Viewer, end: Head['seq'] | undefined) {
  for (let after = 0n; ; ) {
    const page = await rowsWithin<Link>(
      viewer,
      Prisma.sql`
        select a.seq, audit_text(a) as text, a.previous_sha256 as "previousSha256", a.sha256 from audit a
        where a.workspace_id = ${viewer.workspaceId}::uuid and a.seq > ${after}
          ${end === undefined ? Prisma.empty : Prisma.sql`and a.seq <= ${end}`}
        order by a.seq limit ${pageRows}`,
    )
    yield page
    const last = page.at(-1)
    if (!last || page.length < pageRows) return
    after = last.seq
  }
}

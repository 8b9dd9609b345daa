import 'server-only'
import { z } from 'zod'
import type { Viewer } from '#lib/accounts/viewer.ts'
import { rowsWithin } from '#lib/db.ts'
import { framesForViewer } from '#lib/frames/queries.ts'
import { Prisma } from '#lib/generated/prisma/client.ts'
import { composition } from '#lib/jobs/composition.ts'
import { likeAll } from '#lib/like.ts'
import { mayChange } from '#lib/templates/may-change.ts'
import type { TemplateVersion, TemplateView } from '#lib/templates/view.ts'

type Row = {
  id: string
  name: string
  version: number
  personalOf: string | null
  createdById: string
  changedAt: Date
  by: string | null
  composition: unknown
}

const columns = Prisma.sql`
  t.id, t.name, t.version, t.personal_of as "personalOf", t.created_by_id as "createdById", t.changed_at as "changedAt",
  u.name as by, v.composition
  from template t join template_version v on v.template_id = t.id and v.n = t.version
  left join "user" u on u.id = t.created_by_id`

/** The workspace's and the viewer's own. */
function seenBy({ workspaceId, userId }: Viewer): Prisma.Sql {
  return Prisma.sql`t.workspace_id = ${workspaceId}::uuid and t.deleted_at is null
    and (t.personal_of is null or t.personal_of = ${userId}::uuid)`
}

/** Templates whose name or prompt has every word of `search`, the last changed first. */
export async function templatesOf(
  viewer: Viewer,
  { search = '', limit }: { search?: string | undefined; limit: number },
): Promise<TemplateView[]> {
  const text = Prisma.sql`t.name || ' ' || (v.composition->>'prompt')`
  const rows = await rowsWithin<Row>(
    viewer,
    Prisma.sql`
      select ${columns} where ${seenBy(viewer)} and ${likeAll(text, search)}
      order by t.changed_at desc, t.id desc limit ${limit}`,
  )
  return viewsOf(viewer, rows)
}

/** One of them, as its newest version has it. */
export async function templateOf(viewer: Viewer, id: string): Promise<TemplateView | undefined> {
  if (!z.uuid().safeParse(id).success) return undefined
  const rows = await rowsWithin<Row>(
    viewer,
    Prisma.sql`
      select ${columns} where ${seenBy(viewer)} and t.id = ${id}::uuid`,
  )
  const [template] = await viewsOf(viewer, rows)
  return template
}

/** The same with its versions, the newest first: at most 200. */
export async function templateWithVersions(
  viewer: Viewer,
  id: string,
): Promise<(TemplateView & { versions: TemplateVersion[] }) | undefined> {
  const template = await templateOf(viewer, id)
  if (!template) return undefined
  const rows = await rowsWithin<VersionRow>(
    viewer,
    Prisma.sql`
      select v.n, v.created_at as at, v.composition, u.name as by
      from template_version v left join "user" u on u.id = v.created_by_id
      where v.workspace_id = ${viewer.workspaceId}::uuid and v.template_id = ${id}::uuid order by v.n desc limit 200`,
  )
  const versions = rows.map(({ at, composition: stored, ...rest }) => ({
    ...rest,
    at: at.toISOString(),
    composition: composition.parse(stored),
  }))
  return { ...template, versions }
}

type VersionRow = { n: number; at: Date; by: string | null; composition: unknown }

async function viewsOf(viewer: Viewer, rows: Row[]): Promise<TemplateView[]> {
  const kept = rows.map((row) => ({ row, composition: composition.parse(row.composition) }))
  const frames = await framesForViewer(
    viewer,
    kept.map((one) => one.composition.frameId),
  )
  return kept.map(({ row, composition: newest }) => ({
    id: row.id,
    name: row.name,
    version: row.version,
    by: row.by,
    personal: row.personalOf !== null,
    changedAt: row.changedAt.toISOString(),
    composition: newest,
    frame: frames.get(newest.frameId ?? ''),
    can: { change: mayChange(viewer, row) },
  }))
}

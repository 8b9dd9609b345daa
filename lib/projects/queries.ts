import 'server-only'
import type { Viewer } from '#lib/accounts/viewer.ts'
import { type Db, rowsWithin, within } from '#lib/db.ts'
import { Prisma } from '#lib/generated/prisma/client.ts'
import { openTo } from '#lib/projects/open-to.ts'
import type { Named, ProjectChoice, ProjectView } from '#lib/projects/view.ts'

/** The workspace's projects: the default one first, then by name, the archived last. */
export function projectsOf(viewer: Viewer): Promise<ProjectView[]> {
  return within(viewer, (tx) => projectsIn(tx, viewer))
}

/** What the history can be narrowed to. */
export function historyChoices(viewer: Viewer) {
  return within(viewer, async (tx) => ({
    projects: await projectsIn(tx, viewer),
    members: await membersIn(tx, viewer),
  }))
}

function projectsIn(tx: Db, viewer: Viewer) {
  return tx.$queryRaw<ProjectView[]>`
      select p.id, p.name, p.colour, p.is_default as "isDefault", p.archived_at is not null as archived, (
        select coalesce(json_agg(json_build_object('id', u.id, 'name', u.name) order by u.name, u.id), '[]')
        from project_member m join "user" u on u.id = m.user_id
        where m.project_id = p.id and m.workspace_id = p.workspace_id
      ) as members
      from project p where p.workspace_id = ${viewer.workspaceId}::uuid
      order by p.archived_at is not null, p.is_default desc, lower(p.name), p.id`
}

/** The projects that the viewer may ask for takes in, the default one first. */
export function openProjects(viewer: Viewer): Promise<ProjectChoice[]> {
  return rowsWithin<ProjectChoice>(
    viewer,
    Prisma.sql`
      select p.id, p.name, p.colour, p.is_default as "isDefault"
      from project p where p.workspace_id = ${viewer.workspaceId}::uuid and ${openTo(viewer)}
      order by p.is_default desc, lower(p.name), p.id`,
  )
}

/** Whether the viewer may ask for takes in this project; the insert decides again. */
export async function isOpenTo(viewer: Viewer, projectId: string): Promise<boolean> {
  const rows = await rowsWithin<unknown>(
    viewer,
    Prisma.sql`
      select p.id from project p
      where p.id = ${projectId}::uuid and p.workspace_id = ${viewer.workspaceId}::uuid and ${openTo(viewer)}`,
  )
  return rows.length === 1
}

/** The workspace's members by name. */
function membersIn(tx: Db, viewer: Viewer) {
  return tx.$queryRaw<Named[]>`
      select u.id, u.name from member m join "user" u on u.id = m.user_id
      where m.workspace_id = ${viewer.workspaceId}::uuid
      order by lower(u.name), u.id`
}

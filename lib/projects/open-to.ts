import 'server-only'
import type { Viewer } from '#lib/accounts/viewer.ts'
import { Prisma } from '#lib/generated/prisma/client.ts'
import { can } from '#lib/workspaces/roles.ts'

/** Whether the viewer may ask for takes in `project p`: when somebody is named, only they and managers may. */
export function openTo(viewer: Viewer): Prisma.Sql {
  if (can(viewer, 'project.change')) return Prisma.sql`p.archived_at is null`
  return Prisma.sql`p.archived_at is null and (
    not exists (select from project_member m where m.project_id = p.id)
    or exists (select from project_member m where m.project_id = p.id and m.user_id = ${viewer.userId}::uuid))`
}

import 'server-only'
import type { Viewer } from '#lib/accounts/viewer.ts'
import { appendAudit } from '#lib/audit/append.ts'
import type { VerbOf } from '#lib/audit/vocabulary.ts'
import { now } from '#lib/clock.ts'
import { type Db, within } from '#lib/db.ts'
import { Refused } from '#lib/errors.ts'

/** Each change with its line of the audit, in one transaction. */

type Project = {
  id: string
  name: string
  colour: string
  isDefault: boolean
  archivedAt: Date | null
}

export function insertProject(viewer: Viewer, name: string, colour: string) {
  return within(viewer, async (tx) => {
    const { workspaceId } = viewer
    await lockNames(tx, workspaceId)
    const [project] = await tx.project.createManyAndReturn({
      data: [{ workspaceId, name, colour }],
      skipDuplicates: true,
      select: { id: true },
    })
    if (!project) return nameTaken()
    await appendAudit(tx, workspaceId, viewer, {
      action: 'project.created',
      subject: { kind: 'project', id: project.id },
      after: { name, colour },
    })
    return { projectId: project.id }
  })
}

/** Name and colour, each with a line of its own in the audit when it changed. */
export function updateProject(viewer: Viewer, projectId: string, name: string, colour: string) {
  return onProject(viewer, projectId, async (tx, project) => {
    await lockNames(tx, viewer.workspaceId)
    const taken = await tx.project.count({
      where: { workspaceId: viewer.workspaceId, name, id: { not: projectId } },
    })
    if (taken > 0) return nameTaken()
    await tx.project.update({ where: { id: projectId }, data: { name, colour } })
    if (name !== project.name)
      await note(tx, viewer, project, 'renamed', { name: project.name }, { name })
    if (colour !== project.colour)
      await note(tx, viewer, project, 'recoloured', { colour: project.colour }, { colour })
    return { projectId }
  })
}

export function setArchived(viewer: Viewer, projectId: string, archived: boolean) {
  return onProject(viewer, projectId, async (tx, project) => {
    if (project.isDefault) return new Refused('project_is_default')
    if (archived === (project.archivedAt !== null)) return { projectId }
    await tx.project.update({
      where: { id: projectId },
      data: { archivedAt: archived ? now() : null },
    })
    await note(tx, viewer, project, archived ? 'archived' : 'restored')
    return { projectId }
  })
}

/** Names who may ask for takes in it. People who are no members (any more) are left out. */
export function setMembers(viewer: Viewer, projectId: string, memberIds: readonly string[]) {
  return onProject(viewer, projectId, async (tx, project) => {
    if (project.isDefault) return new Refused('project_is_default')
    const { workspaceId } = viewer
    const before = await namesIn(tx, projectId)
    await tx.projectMember.deleteMany({ where: { workspaceId, projectId } })
    await tx.$executeRaw`
      insert into project_member (project_id, workspace_id, user_id)
      select ${projectId}::uuid, workspace_id, user_id from member
      where workspace_id = ${workspaceId}::uuid and user_id = any(${[...memberIds]}::uuid[])`
    const after = await namesIn(tx, projectId)
    if (before !== after)
      await note(tx, viewer, project, 'members_changed', { members: before }, { members: after })
    return { projectId }
  })
}

/** Runs `work` with the project's row locked; takes that are asked for in it do not wait. */
function onProject<T>(
  viewer: Viewer,
  projectId: string,
  work: (tx: Db, project: Project) => Promise<T | Refused>,
): Promise<T | Refused> {
  return within(viewer, async (tx) => {
    const [project] = await tx.$queryRaw<Project[]>`
      select id, name, colour, is_default as "isDefault", archived_at as "archivedAt" from project
      where id = ${projectId}::uuid and workspace_id = ${viewer.workspaceId}::uuid for no key update`
    return project ? work(tx, project) : new Refused('not_found')
  })
}

/** One after the other, so that a name that was free still is. Takes that are asked for do not wait. */
async function lockNames(tx: Db, workspaceId: string): Promise<void> {
  await tx.$queryRaw`
    select id from project where workspace_id = ${workspaceId}::uuid and is_default for no key update`
}

async function namesIn(tx: Db, projectId: string): Promise<string> {
  const [row] = await tx.$queryRaw<{ names: string }[]>`
    select coalesce(string_agg(u.name, ', ' order by u.name, u.id), '') as names
    from project_member m join "user" u on u.id = m.user_id where m.project_id = ${projectId}::uuid`
  return row?.names ?? ''
}

type Values = Parameters<typeof appendAudit>[3]['before']

function note(
  tx: Db,
  viewer: Viewer,
  project: Project,
  verb: VerbOf<'project'>,
  before: Values = { name: project.name },
  after?: Values,
) {
  return appendAudit(tx, viewer.workspaceId, viewer, {
    action: `project.${verb}`,
    subject: { kind: 'project', id: project.id },
    ...(before && { before }),
    ...(after && { after }),
  })
}

function nameTaken(): Refused {
  return new Refused('project_name_taken', { field: 'name' })
}

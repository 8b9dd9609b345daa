import 'server-only'
import type { Viewer } from '#lib/accounts/viewer.ts'
import { appendAudit } from '#lib/audit/append.ts'
import type { VerbOf } from '#lib/audit/vocabulary.ts'
import { now } from '#lib/clock.ts'
import { type Db, within } from '#lib/db.ts'
import { Refused } from '#lib/errors.ts'
import { type Composition, composition } from '#lib/jobs/composition.ts'
import { mayChange } from '#lib/templates/may-change.ts'
import { restorableSince } from '#lib/templates/restorable-since.ts'

/** Each change with its line of the audit, in one transaction. What is personal leaves none: nobody else reads it. */

type Row = {
  id: string
  name: string
  version: number
  personalOf: string | null
  createdById: string
  deletedAt: Date | null
}

export function insertTemplate(
  viewer: Viewer,
  {
    name,
    personal,
    composition: given,
  }: { name: string; personal: boolean; composition: Composition },
): Promise<{ templateId: string }> {
  return within(viewer, async (tx) => {
    const { workspaceId, userId } = viewer
    const row = await tx.template.create({
      data: {
        workspaceId,
        name,
        version: 1,
        createdById: userId,
        personalOf: personal ? userId : null,
      },
    })
    await insertVersion(tx, viewer, row.id, 1, given)
    await note(tx, viewer, row, 'created', undefined, { name })
    return { templateId: row.id }
  })
}

/** Writes the next version. Two saves at once are two versions: the row's lock numbers them. */
export function addVersion(viewer: Viewer, templateId: string, given: Composition) {
  return onTemplate(viewer, templateId, (tx, row) => nextVersion(tx, viewer, row, given))
}

/** An earlier version becomes the newest one again. */
export function repeatVersion(viewer: Viewer, templateId: string, n: number) {
  return onTemplate(viewer, templateId, async (tx, row) => {
    const old = await tx.templateVersion.findUnique({ where: { templateId_n: { templateId, n } } })
    if (!old) return new Refused('not_found')
    return nextVersion(tx, viewer, row, composition.parse(old.composition))
  })
}

export function setName(viewer: Viewer, templateId: string, name: string) {
  return onTemplate(viewer, templateId, async (tx, row) => {
    if (name === row.name) return { templateId }
    await tx.template.update({ where: { id: templateId }, data: { name, changedAt: now() } })
    await note(tx, viewer, row, 'renamed', { name: row.name }, { name })
    return { templateId }
  })
}

/** A personal template becomes the workspace's. */
export function setShared(viewer: Viewer, templateId: string) {
  return onTemplate(viewer, templateId, async (tx, row) => {
    if (row.personalOf === null) return { templateId }
    await tx.template.update({ where: { id: templateId }, data: { personalOf: null } })
    await note(tx, viewer, { ...row, personalOf: null }, 'shared', undefined, { name: row.name })
    return { templateId }
  })
}

export function setDeleted(viewer: Viewer, templateId: string, deleted: boolean) {
  return onTemplate(
    viewer,
    templateId,
    async (tx, row) => {
      // The sweep has not come yet.
      if (row.deletedAt && row.deletedAt < restorableSince()) return new Refused('not_found')
      if (deleted === (row.deletedAt !== null)) return { templateId }
      const deletedAt = deleted ? now() : null
      await tx.template.update({ where: { id: templateId }, data: { deletedAt } })
      await note(tx, viewer, row, deleted ? 'deleted' : 'restored', { name: row.name })
      return { templateId }
    },
    { alsoDeleted: true },
  )
}

/** Runs `work` with the row of a template that the viewer sees and may change, locked. */
function onTemplate<T>(
  viewer: Viewer,
  templateId: string,
  work: (tx: Db, row: Row) => Promise<T | Refused>,
  { alsoDeleted = false } = {},
): Promise<T | Refused> {
  const { workspaceId, userId } = viewer
  return within(viewer, async (tx) => {
    const [row] = await tx.$queryRaw<Row[]>`
      select id, name, version, personal_of as "personalOf", created_by_id as "createdById", deleted_at as "deletedAt"
      from template where id = ${templateId}::uuid and workspace_id = ${workspaceId}::uuid
        and (personal_of is null or personal_of = ${userId}::uuid) for no key update`
    if (!row || (row.deletedAt && !alsoDeleted)) return new Refused('not_found')
    return mayChange(viewer, row) ? work(tx, row) : new Refused('not_allowed')
  })
}

async function nextVersion(tx: Db, viewer: Viewer, row: Row, given: Composition) {
  const n = row.version + 1
  await insertVersion(tx, viewer, row.id, n, given)
  await tx.template.update({ where: { id: row.id }, data: { version: n, changedAt: now() } })
  await note(tx, viewer, row, 'changed', { version: row.version }, { version: n })
  return { templateId: row.id, version: n }
}

/** A frame that is not the workspace's is as if there were none; a template belongs to no project. */
async function insertVersion(
  tx: Db,
  { workspaceId, userId }: Viewer,
  templateId: string,
  n: number,
  given: Composition,
): Promise<void> {
  const { frameId } = given
  const frames = frameId ? await tx.frame.count({ where: { id: frameId, workspaceId } }) : 0
  const kept = { ...given, frameId: frames > 0 ? frameId : null, projectId: null }
  await tx.templateVersion.create({
    data: { workspaceId, templateId, n, composition: kept, createdById: userId },
  })
}

type Values = Parameters<typeof appendAudit>[3]['before']

async function note(
  tx: Db,
  viewer: Viewer,
  row: Pick<Row, 'id' | 'personalOf'>,
  verb: VerbOf<'template'>,
  before: Values,
  after?: Values,
): Promise<void> {
  if (row.personalOf !== null) return
  await appendAudit(tx, viewer.workspaceId, viewer, {
    action: `template.${verb}`,
    subject: { kind: 'template', id: row.id },
    ...(before && { before }),
    ...(after && { after }),
  })
}

import 'server-only'
import type { Viewer } from '#lib/accounts/viewer.ts'
import { now } from '#lib/clock.ts'
import { type Db, within } from '#lib/db.ts'
import { sameComposition } from '#lib/drafts/same.ts'
import type { KeptReason } from '#lib/drafts/view.ts'
import { type Composition, composition } from '#lib/jobs/composition.ts'

/** A member's draft as it stands, by its row. */
export type DraftRow = {
  revision: number
  savedAt: Date
  composition: Composition | null
  /** The page that last submitted what it held. */
  submittedPageId: string | null
}

type Changed = { changed: boolean; row: DraftRow }

/** Puts a composition in place, unless something newer stands there that says something else. */
export function putDraft(
  viewer: Viewer,
  given: { base: number; composition: Composition; page: string; keepOther: boolean },
): Promise<Changed> {
  return within(viewer, async (tx) => {
    const wanted = await ofThisWorkspace(tx, viewer, given.composition)
    const row = await lockedDraft(tx, viewer)
    if (row.submittedPageId === given.page) return { changed: true, row } // on its way since before
    if (sameComposition(row.composition, wanted)) return { changed: true, row }
    // Nothing is overwritten where nothing stands: it was submitted or thrown away.
    if (row.composition && row.revision !== given.base) return { changed: false, row }
    if (row.composition && given.keepOther) await keep(tx, viewer, row.composition, 'replaced')
    return { changed: true, row: await write(tx, viewer, row, wanted, given.page) }
  })
}

/** Puts the draft aside, when it is the one that is meant: of that revision, or of the same content. */
export function discardDraft(
  viewer: Viewer,
  given: { base: number; composition: Composition },
): Promise<Changed> {
  return within(viewer, async (tx) => {
    const row = await lockedDraft(tx, viewer)
    if (row.composition === null) return { changed: true, row }
    const isMeant =
      row.revision === given.base || sameComposition(row.composition, given.composition)
    if (!isMeant) return { changed: false, row }
    await keep(tx, viewer, given.composition, 'discarded')
    return { changed: true, row: await write(tx, viewer, row, null) }
  })
}

/** Takes the draft away when `page` stored it or it is of the revision `base`. Nothing more of `page` is stored. */
export function clearDraftOf(
  viewer: Viewer,
  { page, base }: { page: string; base?: number | undefined },
): Promise<void> {
  const { workspaceId, userId } = viewer
  return within(viewer, async (tx) => {
    await tx.$executeRaw`
      insert into draft (workspace_id, user_id, revision, submitted_page_id)
      values (${workspaceId}::uuid, ${userId}::uuid, 0, ${page}::uuid)
      on conflict (workspace_id, user_id) do update set submitted_page_id = excluded.submitted_page_id`
    await tx.$executeRaw`
      update draft set revision = revision + 1, saved_at = ${now()}, page_id = null, composition = null
      where workspace_id = ${workspaceId}::uuid and user_id = ${userId}::uuid and composition is not null
        and (revision = ${base ?? null}::int or page_id = ${page}::uuid)`
  })
}

/** Keeps a composition as an earlier draft; the same id again is the same one as it became. */
export function keepEarlier(viewer: Viewer, id: string, given: Composition): Promise<void> {
  return within(viewer, async (tx) =>
    keep(tx, viewer, await ofThisWorkspace(tx, viewer, given), 'conflict', id),
  )
}

/** The draft's row, locked; made when it is the member's first. */
async function lockedDraft(tx: Db, { workspaceId, userId }: Viewer): Promise<DraftRow> {
  await tx.$executeRaw`
    insert into draft (workspace_id, user_id, revision) values (${workspaceId}::uuid, ${userId}::uuid, 0)
    on conflict do nothing`
  const [row] = await tx.$queryRaw<(Omit<DraftRow, 'composition'> & { composition: unknown })[]>`
    select revision, saved_at as "savedAt", composition, submitted_page_id as "submittedPageId"
    from draft
    where workspace_id = ${workspaceId}::uuid and user_id = ${userId}::uuid for no key update`
  if (!row) throw new Error('a draft that was just made is missing')
  return {
    ...row,
    composition: row.composition === null ? null : composition.parse(row.composition),
  }
}

async function write(
  tx: Db,
  { workspaceId, userId }: Viewer,
  before: DraftRow,
  next: Composition | null,
  pageId: string | null = null,
): Promise<DraftRow> {
  const row = {
    ...before,
    revision: before.revision + 1,
    savedAt: now(),
    composition: next,
  }
  await tx.$executeRaw`
    update draft set revision = ${row.revision}, saved_at = ${row.savedAt}, page_id = ${pageId}::uuid,
      composition = ${next && JSON.stringify(next)}::jsonb
    where workspace_id = ${workspaceId}::uuid and user_id = ${userId}::uuid`
  return row
}

const mostKept = 30

async function keep(
  tx: Db,
  { workspaceId, userId }: Viewer,
  kept: Composition,
  reason: KeptReason,
  id: string = crypto.randomUUID(),
): Promise<void> {
  await tx.$executeRaw`
    insert into draft_version (workspace_id, user_id, id, reason, composition, kept_at)
    values (${workspaceId}::uuid, ${userId}::uuid, ${id}::uuid, ${reason}, ${JSON.stringify(kept)}::jsonb, ${now()})
    on conflict (workspace_id, user_id, id) do update set composition = excluded.composition, kept_at = excluded.kept_at`
  await tx.$executeRaw`
    delete from draft_version where workspace_id = ${workspaceId}::uuid and user_id = ${userId}::uuid and id not in (
      select id from draft_version where workspace_id = ${workspaceId}::uuid and user_id = ${userId}::uuid
      order by kept_at desc limit ${mostKept})`
}

/** A frame or a project that is not the workspace's is as if it were not named. */
async function ofThisWorkspace(
  tx: Db,
  { workspaceId }: Viewer,
  given: Composition,
): Promise<Composition> {
  const { frameId, projectId } = given
  const frames = frameId ? await tx.frame.count({ where: { id: frameId, workspaceId } }) : 0
  const projects = projectId ? await tx.project.count({ where: { id: projectId, workspaceId } }) : 0
  return {
    ...given,
    frameId: frames > 0 ? frameId : null,
    projectId: projects > 0 ? projectId : null,
  }
}

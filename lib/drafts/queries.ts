import 'server-only'
import type { Viewer } from '#lib/accounts/viewer.ts'
import { rowsWithin, within } from '#lib/db.ts'
import { type DraftView, type EarlierDraft, type KeptReason, keptDays } from '#lib/drafts/view.ts'
import { frameForViewer, framesForViewer } from '#lib/frames/queries.ts'
import { Prisma } from '#lib/generated/prisma/client.ts'
import { composition } from '#lib/jobs/composition.ts'

const none: DraftView = {
  revision: 0,
  savedAt: new Date(0).toISOString(),
  composition: null,
  frame: undefined,
}

/** The viewer's own draft. */
export async function draftOf(viewer: Viewer): Promise<DraftView> {
  const { workspaceId, userId } = viewer
  const row = await within(viewer, (tx) =>
    tx.draft.findUnique({ where: { workspaceId_userId: { workspaceId, userId } } }),
  )
  if (!row) return none
  const kept = row.composition === null ? null : composition.parse(row.composition)
  const { revision, savedAt } = row
  return {
    revision,
    savedAt: savedAt.toISOString(),
    composition: kept,
    frame: kept?.frameId ? await frameForViewer(viewer, kept.frameId) : undefined,
  }
}

/** The viewer's own earlier drafts, the newest first. */
export async function earlierDrafts(viewer: Viewer): Promise<EarlierDraft[]> {
  const { workspaceId, userId } = viewer
  const rows = await rowsWithin<{
    id: string
    keptAt: Date
    reason: KeptReason
    composition: unknown
  }>(
    viewer,
    Prisma.sql`
      select id, kept_at as "keptAt", reason, composition from draft_version
      where workspace_id = ${workspaceId}::uuid and user_id = ${userId}::uuid
        and kept_at > now() - make_interval(days => ${keptDays}::int)
      order by kept_at desc`,
  )
  const earlier = rows.map((row) => ({ ...row, composition: composition.parse(row.composition) }))
  const frames = await framesForViewer(
    viewer,
    earlier.map((one) => one.composition.frameId),
  )
  return earlier.map(({ keptAt, composition: kept, ...rest }) => ({
    ...rest,
    keptAt: keptAt.toISOString(),
    composition: kept,
    frame: frames.get(kept.frameId ?? ''),
  }))
}

import 'server-only'
import type { Viewer } from '#lib/accounts/viewer.ts'
import { within } from '#lib/db.ts'
import { type DraftView, type EarlierDraft, type KeptReason, keptDays } from '#lib/drafts/view.ts'
import { frameForViewer } from '#lib/frames/queries.ts'
import type { FrameView } from '#lib/frames/view.ts'
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
    frame: await frameOf(viewer, kept?.frameId),
  }
}

/** The viewer's own earlier drafts, the newest first. */
export async function earlierDrafts(viewer: Viewer): Promise<EarlierDraft[]> {
  const { workspaceId, userId } = viewer
  const rows = await within(
    viewer,
    (tx) => tx.$queryRaw<{ id: string; keptAt: Date; reason: KeptReason; composition: unknown }[]>`
      select id, kept_at as "keptAt", reason, composition from draft_version
      where workspace_id = ${workspaceId}::uuid and user_id = ${userId}::uuid
        and kept_at > now() - make_interval(days => ${keptDays}::int)
      order by kept_at desc`,
  )
  return Promise.all(
    rows.map(async ({ id, keptAt, reason, composition: stored }) => {
      const kept = composition.parse(stored)
      const frame = await frameOf(viewer, kept.frameId)
      return { id, keptAt: keptAt.toISOString(), reason, composition: kept, frame }
    }),
  )
}

async function frameOf(
  viewer: Viewer,
  frameId: string | null | undefined,
): Promise<FrameView | undefined> {
  return frameId ? frameForViewer(viewer, frameId) : undefined
}

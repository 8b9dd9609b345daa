import 'server-only'
import type { Viewer } from '#lib/accounts/viewer.ts'
import { draftOf } from '#lib/drafts/queries.ts'
import { type DraftRow, discardDraft, keepEarlier, putDraft } from '#lib/drafts/rows.ts'
import type { CheckedDraftChange } from '#lib/drafts/schema.ts'
import type { DraftAnswer } from '#lib/drafts/view.ts'
import { Refused } from '#lib/errors.ts'
import { can } from '#lib/workspaces/roles.ts'

/** Changes the viewer's own draft. One that is newer and says something else stays, and is answered. */
export async function changeDraft(
  viewer: Viewer,
  asked: CheckedDraftChange,
): Promise<DraftAnswer | Refused> {
  if (!can(viewer, 'job.create')) return new Refused('not_allowed')
  if (asked.kind === 'keep') {
    await keepEarlier(viewer, asked.id, asked.composition)
    const { revision, savedAt } = await draftOf(viewer)
    return { kind: 'done', revision, savedAt }
  }
  const { changed, row } = await (asked.kind === 'save'
    ? putDraft(viewer, asked)
    : discardDraft(viewer, asked))
  return changed ? done(row) : { kind: 'newer', draft: await draftOf(viewer) }
}

function done({ revision, savedAt }: DraftRow): DraftAnswer {
  return { kind: 'done', revision, savedAt: savedAt.toISOString() }
}

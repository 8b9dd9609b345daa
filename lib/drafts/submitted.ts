import 'server-only'
import type { Viewer } from '#lib/accounts/viewer.ts'
import { clearDraftOf } from '#lib/drafts/rows.ts'
import type { SubmittedDraft } from '#lib/drafts/schema.ts'
import { log } from '#lib/log.ts'

/**
 * What was submitted is no draft any more when this returns, whatever became of the page that asked for it and of what
 * that page still has on its way. A job that is asked for is not undone by a draft that stays.
 */
export async function clearSubmitted(
  viewer: Viewer,
  submitted: SubmittedDraft | undefined,
): Promise<void> {
  if (!submitted) return
  await clearDraftOf(viewer, submitted).catch((err) => log.error({ err }, 'a draft stays'))
}

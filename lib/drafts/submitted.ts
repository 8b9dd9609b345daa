import 'server-only'
import type { Viewer } from '#lib/accounts/viewer.ts'
import { canonical } from '#lib/camera/canonical.ts'
import { clearDraftThat } from '#lib/drafts/rows.ts'
import { sameComposition } from '#lib/drafts/same.ts'
import type { Composition } from '#lib/jobs/composition.ts'

/** What was submitted is no draft any more, whatever became of the page that asked for it. */
export function clearSubmitted(viewer: Viewer, submitted: Composition[]): Promise<void> {
  return clearDraftThat(viewer, (draft) => {
    const asSent = { ...draft, prompt: canonical(draft.prompt) }
    return submitted.some((one) => sameComposition(one, asSent))
  })
}

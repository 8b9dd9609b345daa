import { sameComposition } from '#lib/drafts/same.ts'
import type { FrameView } from '#lib/frames/view.ts'
import type { Composition } from '#lib/jobs/composition.ts'

/** What a composer holds, with all that is shown of its frame. */
export type Held = { composition: Composition; frame: FrameView | undefined }

export function sameHeld(one: Held, other: Held): boolean {
  return sameComposition(one.composition, other.composition)
}

import { sameComposition } from '#lib/drafts/same.ts'
import type { FrameView } from '#lib/frames/view.ts'
import type { Composition } from '#lib/jobs/composition.ts'

/** What a composer holds, with all that is shown of its frame. */
export type Held = {
  composition: Composition
  frame: FrameView | undefined
  /** Another frame is on its way to it: nothing may take its place meanwhile. */
  awaitsFrame?: true
}

export function sameHeld(one: Held, other: Held): boolean {
  return sameComposition(one.composition, other.composition)
}

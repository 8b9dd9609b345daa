import type { FrameView } from '#lib/frames/view.ts'
import type { Choice } from '#lib/jobs/catalog.ts'

/** What comes into the composer when a template is used. */
export type Used = {
  /** Its variables filled in. */
  prompt: string
  /** Over all that stands in the field, or at the caret. */
  place: 'all' | 'caret'
  choice: Choice | undefined
  frame: FrameView | undefined
}

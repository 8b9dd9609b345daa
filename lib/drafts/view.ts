import type { FrameView } from '#lib/frames/view.ts'
import type { Composition } from '#lib/jobs/composition.ts'

/** A member's draft as the composer has it; `composition` is null when there is none now. */
export type DraftView = {
  /** 0 before the first; it only grows. */
  revision: number
  savedAt: string
  composition: Composition | null
  /** All that is shown of its frame, when it has one that is still there. */
  frame: FrameView | undefined
}

/** Why an earlier draft gave way: to another tab or device, to another start such as a remix, or by hand. */
export type KeptReason = 'conflict' | 'replaced' | 'discarded'

export type EarlierDraft = {
  id: string
  keptAt: string
  reason: KeptReason
  composition: Composition
  frame: FrameView | undefined
}

/** What came of a change: a draft of a newer revision is never overwritten, it is answered. */
export type DraftAnswer =
  | { kind: 'done'; revision: number; savedAt: string }
  | { kind: 'newer'; draft: DraftView }

/** How long an earlier draft is kept. */
export const keptDays = 7

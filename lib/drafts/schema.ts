import { z } from 'zod'
import { composition } from '#lib/jobs/composition.ts'

/** The revision that what is sent was made from. */
const base = z.int().min(0)

/** What the composer sends about its draft. */
export const draftChange = z.discriminatedUnion('kind', [
  /** `page`: who stores it. `keepOther`: what stands there gives way, and is kept as an earlier one. */
  z.strictObject({
    kind: z.literal('save'),
    base,
    composition,
    page: z.uuid(),
    keepOther: z.boolean(),
  }),
  /** Keeps a composition as an earlier draft; the draft stays. The same id again replaces it. */
  z.strictObject({ kind: z.literal('keep'), id: z.uuid(), composition }),
  /** The composition is thrown away, and kept for a while. */
  z.strictObject({ kind: z.literal('discard'), base, composition }),
])

export type DraftChange = z.input<typeof draftChange>
export type CheckedDraftChange = z.output<typeof draftChange>

/** Which draft a submission was: what its page stored last, whatever that said, or the revision that it opened with. */
export const submittedDraft = z.strictObject({ page: z.uuid(), base: base.optional() })

export type SubmittedDraft = z.input<typeof submittedDraft>

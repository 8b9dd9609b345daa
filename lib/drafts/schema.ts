import { z } from 'zod'
import { composition } from '#lib/jobs/composition.ts'

/** The revision that what is sent was made from. */
const base = z.int().min(0)

/** What the composer sends about its draft. */
export const draftChange = z.discriminatedUnion('kind', [
  /** `keepOther`: what stands there gives way, and is kept as an earlier one. */
  z.strictObject({ kind: z.literal('save'), base, composition, keepOther: z.boolean() }),
  /** Keeps a composition as an earlier draft; the draft stays. The same id again replaces it. */
  z.strictObject({ kind: z.literal('keep'), id: z.uuid(), composition }),
  /** The composition was submitted, or thrown away and is kept for a while. */
  z.strictObject({ kind: z.literal('clear'), base, composition, discarded: z.boolean() }),
])

export type DraftChange = z.input<typeof draftChange>
export type CheckedDraftChange = z.output<typeof draftChange>

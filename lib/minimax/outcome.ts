import type { Answer } from '#lib/minimax/wire.ts'

/** An outcome without its record: what the answer means. */
export type Verdict<Outcome> = Outcome extends Answer ? Omit<Outcome, keyof Answer> : never

/**
 * Why a job failed, waits or needs attention, and what that means for the person and the money.
 * Each code has a sentence in messages/<locale>/failures.json; a new code does not compile (here)
 * or fails a test (there) until it has its words.
 */

type Fact = {
  /** Who can do something about it. */
  who: 'member' | 'owner' | 'provider'
  /** Whether the provider bills it: contract 9.3 says packages do not deduct failed jobs. */
  charged: 'no' | 'yes' | 'unknown'
}

/** The job ended without a video, or (outcome_unknown) only a person can end it. */
export const failures = {
  input_moderated: { who: 'member', charged: 'no' },
  output_moderated: { who: 'member', charged: 'no' },
  image_refused: { who: 'member', charged: 'no' },
  parameters_refused: { who: 'member', charged: 'no' },
  invisible_characters: { who: 'member', charged: 'no' },
  model_not_in_plan: { who: 'owner', charged: 'no' },
  verification_needed: { who: 'owner', charged: 'no' },
  callback_refused: { who: 'owner', charged: 'no' },
  unexplained: { who: 'provider', charged: 'unknown' },
  task_unknown: { who: 'provider', charged: 'unknown' },
  result_lost: { who: 'provider', charged: 'yes' },
  outcome_unknown: { who: 'owner', charged: 'unknown' },
  written_off: { who: 'owner', charged: 'unknown' },
  /** Canceled, by whoever was asked to let it go over a budget. */
  not_approved: { who: 'owner', charged: 'no' },
} as const satisfies Record<string, Fact>

export type FailureCode = keyof typeof failures

/** The job is alive, but its next step waits for this. */
export const waits = {
  turn: { who: 'member', charged: 'no' },
  approval: { who: 'owner', charged: 'no' },
  rate_limited: { who: 'provider', charged: 'no' },
  quota: { who: 'owner', charged: 'no' },
  upstream_auth: { who: 'owner', charged: 'no' },
  upstream_balance: { who: 'owner', charged: 'no' },
  upstream_unreachable: { who: 'provider', charged: 'no' },
  callback: { who: 'owner', charged: 'no' },
  /** Before it is sent; `storage` is after MiniMax made it. */
  no_storage: { who: 'owner', charged: 'no' },
  download: { who: 'provider', charged: 'unknown' },
  storage: { who: 'owner', charged: 'unknown' },
  slow: { who: 'provider', charged: 'unknown' },
} as const satisfies Record<string, Fact>

export type WaitingCode = keyof typeof waits

import type { FailureCode, WaitingCode } from '#lib/jobs/failure.ts'
import type { JobState } from '#lib/jobs/view.ts'
import type { CreateOutcome, FailedReason, QueryOutcome, RefusedReason } from '#lib/minimax/wire.ts'

/**
 * What happens next: pure decisions, no clock, no database. docs/architecture.md draws them.
 * A verb asks here what an answer means and lets rows.ts carry it out by compare-and-set.
 */

/**
 * From which state a job may go to which. Done and canceled are final; queued and failed go to rendering
 * only on late proof that an attempt thought dead was accepted after all: a paid take is never thrown away.
 * From attention it goes on by proof, of whichever kind: taken after all, or certainly not taken.
 */
export const jobMoves = {
  queued: ['submitting', 'canceled', 'failed', 'rendering'],
  submitting: ['queued', 'rendering', 'failed', 'attention'],
  rendering: ['saving', 'failed', 'attention'],
  saving: ['done', 'failed'],
  attention: ['rendering', 'failed', 'queued'],
  done: [],
  failed: ['rendering'],
  canceled: [],
} as const satisfies Record<JobState, readonly JobState[]>

/** The states that a job may be in before it goes to `To`: a move that is not drawn does not compile. */
export type Before<To extends JobState> = {
  [From in JobState]: To extends (typeof jobMoves)[From][number] ? From : never
}[JobState]

/** What a create answer means. `requeue` makes a new attempt: the old one is proven not accepted. */
export type AfterCreate =
  | { to: 'rendering'; taskId: string }
  | { to: 'unknown' }
  | { to: 'requeue'; waiting: WaitingCode; delaySeconds: number; pauseAccount: boolean }
  | { to: 'failed'; failure: FailureCode }

/**
 * `echoed`: our echo to the challenge is on record, so the upstream may have gone ahead and no refusal
 * is believed. `tries`: how many attempts of this job were refused before, for growing delays.
 */
export function afterCreate(
  outcome: CreateOutcome,
  { echoed, tries }: { echoed: boolean; tries: number },
): AfterCreate {
  if (outcome.kind === 'accepted') return { to: 'rendering', taskId: outcome.taskId }
  if (outcome.kind === 'unknown') return { to: 'unknown' }
  if (echoed) return { to: 'unknown' }
  if (outcome.reason === 'not_sent')
    return requeue('upstream_unreachable', growing(2, tries, 60), false)
  return afterRefusal(outcome.reason, outcome.retryAfterSeconds ?? 0, tries)
}

function afterRefusal(
  reason: Exclude<RefusedReason, 'not_sent'>,
  retryAfterSeconds: number,
  tries: number,
): AfterCreate {
  switch (reason) {
    case 'rate':
      return requeue('rate_limited', Math.max(60, retryAfterSeconds), true)
    case 'auth':
      return requeue('upstream_auth', growing(30, tries, 300), true)
    case 'balance':
      return requeue('upstream_balance', growing(60, tries, 600), true)
    case 'quota':
      return requeue('quota', growing(300, tries, 1800), true)
    case 'callback':
      return tries < 3
        ? requeue('callback', growing(2, tries, 30), false)
        : { to: 'failed', failure: 'callback_refused' }
    case 'input_moderated':
      return { to: 'failed', failure: 'input_moderated' }
    case 'invisible_characters':
      return { to: 'failed', failure: 'invisible_characters' }
    case 'image':
      return { to: 'failed', failure: 'image_refused' }
    case 'parameters':
      return { to: 'failed', failure: 'parameters_refused' }
    case 'model_not_in_plan':
      return { to: 'failed', failure: 'model_not_in_plan' }
    case 'verification':
      return { to: 'failed', failure: 'verification_needed' }
  }
}

function requeue(waiting: WaitingCode, delaySeconds: number, pauseAccount: boolean): AfterCreate {
  return { to: 'requeue', waiting, delaySeconds, pauseAccount }
}

/**
 * How long an account pauses for `code`, after so many pauses in a row without an accepted call. A limit on
 * calls ends when the upstream says; what a person must mend is tried again, ever more rarely.
 */
export function pauseSeconds(code: WaitingCode, seconds: number, pausesBefore: number): number {
  if (code === 'upstream_auth') return growing(30, pausesBefore, 300)
  if (code === 'upstream_balance') return growing(60, pausesBefore, 600)
  if (code === 'quota') return growing(300, pausesBefore, 1800)
  return seconds
}

/** first, 2 first, 4 first … seconds, never over `most`. */
function growing(first: number, tries: number, most: number): number {
  return Math.min(most, first * 2 ** Math.min(tries, 20))
}

/** What to do with an attempt whose answer nobody has. Seconds: reliability needs 120 s of silence for a vote. */
export function afterUnknown(attempt: {
  mode: 'vote' | 'advisory' | 'none'
  echoed: boolean
  ageSeconds: number
  attempts: number
}): 'wait' | 'close' | 'attention' {
  if (attempt.ageSeconds < 120) return 'wait'
  if (attempt.mode !== 'vote') return 'attention'
  if (attempt.echoed) return attempt.ageSeconds > 900 ? 'attention' : 'wait'
  return attempt.attempts < 3 ? 'close' : 'attention'
}

export type AfterQuery =
  | { to: 'rendering'; lookInSeconds: number; waiting: WaitingCode | null }
  | { to: 'saving'; fileId: string }
  | { to: 'failed'; failure: FailureCode }
  | { to: 'attention'; failure: FailureCode }

const stillCheckingSeconds = 30 * 60
const evidenceGoneSeconds = 7 * 24 * 3600
const missingSeconds = 10 * 60

/**
 * What the query's answer means. `ageSeconds` since the task was accepted, `looks` queries so far, `unknownSeconds`
 * since the upstream began to say that there is no such task, and nothing else: one such answer may be a lag or a key
 * of another account, and a person is asked only when it goes on.
 */
export function afterQuery(
  outcome: QueryOutcome,
  {
    ageSeconds,
    looks,
    unknownSeconds,
  }: { ageSeconds: number; looks: number; unknownSeconds: number },
): AfterQuery {
  if (outcome.kind === 'succeeded') return { to: 'saving', fileId: outcome.fileId }
  if (outcome.kind === 'failed') return { to: 'failed', failure: failedAs[outcome.reason] }
  if (ageSeconds > evidenceGoneSeconds) return { to: 'attention', failure: 'task_unknown' }
  if (isMissing(outcome) && unknownSeconds > missingSeconds)
    return { to: 'attention', failure: 'task_unknown' }
  return {
    to: 'rendering',
    lookInSeconds: nextLookSeconds(ageSeconds, looks),
    waiting: waitingFor(outcome, ageSeconds),
  }
}

/** The upstream says that there is no such task. */
export function isMissing(outcome: QueryOutcome): boolean {
  return outcome.kind === 'stopped' && outcome.reason === 'unknown_task'
}

/** The upstream says how the task is. */
export function isKnown(outcome: QueryOutcome): boolean {
  return outcome.kind !== 'stopped' && outcome.kind !== 'retry'
}

const failedAs = {
  input_moderated: 'input_moderated',
  output_moderated: 'output_moderated',
  image: 'image_refused',
  parameters: 'parameters_refused',
  unexplained: 'unexplained',
} as const satisfies Record<FailedReason, FailureCode>

function waitingFor(outcome: QueryOutcome, ageSeconds: number): WaitingCode | null {
  if (outcome.kind === 'stopped' && outcome.reason === 'auth') return 'upstream_auth'
  if (outcome.kind === 'retry') return 'upstream_unreachable'
  return ageSeconds > stillCheckingSeconds ? 'slow' : null
}

/** Ten seconds at first, as the upstream advises; longer when a task takes long. Jitter is the caller's. */
export function nextLookSeconds(ageSeconds: number, looks: number): number {
  if (ageSeconds > stillCheckingSeconds) return 120
  if (ageSeconds > 600 || looks > 60) return 30
  return ageSeconds > 240 ? 15 : 10
}

/** Seconds before a failed save is tried again. */
export function nextSaveSeconds(tries: number): number {
  return growing(2, tries, 300)
}

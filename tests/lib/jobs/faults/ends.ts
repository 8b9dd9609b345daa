import type { FailureCode, WaitingCode } from '#lib/jobs/failure.ts'
import type { JobState } from '#lib/jobs/view.ts'

/** How a job can stand in the end, and what its page then says: the state's word, why, and what it costs. */
type Told = { state: JobState; word: string; why?: string; money: string }

const reserved = '$0.10 reserved. MiniMax charges only for a finished video.'
const free = 'Not charged.'
const lost = '$0.10 counted as lost: MiniMax may have charged for this.'

const waits = (why: string): Told => ({ state: 'queued', word: 'Queued', why, money: reserved })
const fails = (why: string): Told => ({
  state: 'failed',
  word: 'Failed',
  why: `${why} It was not charged.`,
  money: free,
})
const asks = (why: string): Told => ({
  state: 'attention',
  word: 'Needs attention',
  why: `${why} Whether MiniMax charges for it is not known.`,
  money: reserved,
})

export const ends = {
  done: { state: 'done', word: 'Done', money: 'Charged $0.10.' },

  rate_limited: waits('MiniMax asked for a pause. The job is sent as soon as the pause is over.'),
  quota: waits(
    "The MiniMax plan's allowance is used up for now. The job waits; the owner can raise the allowance.",
  ),
  upstream_auth: waits(
    'MiniMax does not accept the key in use. The job waits until the owner enters a valid one under Upstream key, or the operator sets MINIMAX_API_KEY.',
  ),
  upstream_balance: waits(
    'The MiniMax account has run out of credit. The job waits until the owner tops it up.',
  ),

  input_moderated: fails(
    "MiniMax's safety check refused the picture or the prompt. Change the prompt or choose another first frame, then try a new take.",
  ),
  output_moderated: fails(
    "The video was made, but MiniMax's safety check held it back. Change the prompt or the first frame, then try a new take.",
  ),
  image_refused: fails(
    'MiniMax could not use this first frame. Save the picture again as JPG or PNG, or choose another one.',
  ),
  parameters_refused: fails(
    'MiniMax did not accept these settings together. Remix the job with another model, duration or resolution.',
  ),
  invisible_characters: fails(
    'The prompt holds too many invisible characters, which usually come along when text is pasted. Remix the job and type the prompt again.',
  ),
  model_not_in_plan: fails(
    'The MiniMax plan in use does not include this model. Choose another model, or ask the owner to change the plan.',
  ),
  verification_needed: fails(
    "MiniMax asks the holder of its account to confirm their identity first. The owner can do this on MiniMax's site.",
  ),
  callback_refused: fails(
    'MiniMax could not reach this portal to confirm the request. The owner should check that APP_URL is reachable from outside, or set MINIMAX_CALLBACKS to off.',
  ),
  unexplained: {
    state: 'failed',
    word: 'Failed',
    why: 'MiniMax ended the job without giving a reason. Try a new take; if it happens again, send support the task id from the details. Whether MiniMax charges for it is not known.',
    money: lost,
  },
  result_lost: {
    state: 'failed',
    word: 'Failed',
    why: 'MiniMax finished the video, but its file could no longer be fetched. Send support the task id from the details. MiniMax charges for it.',
    money: 'Charged $0.10.',
  },

  outcome_unknown: asks(
    'The connection broke while the job was handed over, so nobody knows yet whether MiniMax took it. It is not sent again, so that nothing is paid twice. The owner can settle it under Operations.',
  ),
  task_unknown: asks(
    'MiniMax does not know this task any more. It is asked again every ten minutes; meanwhile send support the task id from the details.',
  ),
} as const satisfies Partial<Record<'done' | FailureCode | WaitingCode, Told>>

export type End = keyof typeof ends

import type { BatchView } from '#lib/jobs/batch-view.ts'
import type { FailureCode, WaitingCode } from '#lib/jobs/failure.ts'
import type { JobSource } from '#lib/jobs/source.ts'

/** What pages, the event stream and scripts see of a job. Times are ISO 8601 in UTC. */

export const jobStates = [
  'queued',
  'submitting',
  'rendering',
  'saving',
  'done',
  'failed',
  'canceled',
  'attention',
] as const
export type JobState = (typeof jobStates)[number]

export type JobView = {
  id: string
  state: JobState
  prompt: string
  model: string
  durationSeconds: number
  resolution: string
  frame: { id: string; width: number; height: number }
  member: { id: string; name: string }
  projectId: string
  /** The batch that it is a take of. */
  batchId: string | null
  createdAt: string
  submittedAt: string | null
  renderingAt: string | null
  finishedAt: string | null
  /** What it was quoted at; null when the price was not known. */
  priceMicros: number | null
  /** Set in the states failed and attention, and when it was canceled for want of approval. */
  failure: FailureCode | null
  /** Why a job that is not finished waits longer than its step takes. */
  waiting: WaitingCode | null
  video: { width: number; height: number; millis: number; sizeBytes: number } | null
  /** What a person may do with it now, as the server would judge it. */
  can: { cancel: boolean; retry: boolean; remove: boolean }
  /** An admin put it before the others that wait. */
  pinned: boolean
  /** Deleted by a member and still to be brought back by undo. */
  deleted: boolean
}

export type JobDetails = JobView & {
  promptOptimizer: boolean
  fastPretreatment: boolean
  retryOfId: string | null
  retryIds: string[]
  /** The take that it was made from. */
  source: JobSource | null
  /** Takes that were made from it, with how. */
  derived: JobSource[]
  money: Money
  receipt: ReceiptStep[]
  attempts: AttemptView[]
}

/** One honest word about money; its sentence is messages/<locale>/receipt.json money.<word>. */
export type Money = {
  word: 'not_charged' | 'reserved' | 'charged' | 'lost' | 'unknown'
  /** What the job was quoted at; null when the price is not known. */
  priceMicros: number | null
}

/** A line of the receipt. `kind` has a sentence in messages/<locale>/receipt.json. */
export type ReceiptStep = {
  seq: string
  kind: EventKind
  at: string
  data: Record<string, string | number>
}

/** Upstream ids that support asks for; shown behind "details". */
export type AttemptView = {
  n: number
  state: string
  sentAt: string | null
  taskId: string | null
  traceId: string | null
}

/** Every step a job can take, as a row of its receipt. */
export const eventKinds = [
  'asked',
  'approved',
  'declined',
  'waiting',
  'sending',
  'accepted',
  'refused',
  'unknown',
  'closed',
  'rendering',
  'saving',
  'done',
  'failed',
  'canceled',
  'handed_over',
  'attention',
  'resolved',
  'written_off',
  'deleted',
  'restored',
  'pinned',
  'unpinned',
  'moved',
] as const
export type EventKind = (typeof eventKinds)[number]

/**
 * A page of the history, where the next one starts, and from which event on the stream continues it. `batches` stand
 * for their takes where those are shown as one.
 */
export type JobPage = {
  jobs: JobView[]
  batches: BatchView[]
  next: string | null
  seq: string
}

/** What `/operations` shows its owner. */
export type Operations = {
  attention: {
    jobId: string
    prompt: string
    memberName: string
    since: string
    attempts: AttemptView[]
  }[]
  queue: {
    queued: number
    submitting: number
    rendering: number
    saving: number
    oldestQueuedAt: string | null
  }
}

/** How the machinery is that all workspaces share. */
export type InstanceHealth = {
  upstreams: {
    accountId: string
    provider: string
    mode: 'vote' | 'advisory' | 'none'
    pausedUntil: string | null
    pauseCode: WaitingCode | null
    lastOkAt: string | null
    lastErrorAt: string | null
    lastErrorCode: string | null
    callbackSeenAt: string | null
  }[]
  processes: { kind: string; startedAt: string; seenAt: string }[]
}

/** Tasks that were reported for attempts which are not there: how many are on record, and the newest of them. */
export type OrphanPushes = {
  total: number
  newest: { attemptId: string; taskId: string; pushes: number; firstAt: string; lastAt: string }[]
}

import type { Total } from '#lib/jobs/batch.ts'
import type { Choice } from '#lib/jobs/catalog.ts'
import type { JobState, JobView } from '#lib/jobs/view.ts'

/** What pages see of a batch. Times are ISO 8601 in UTC. */

/** How many takes are in each state; a take that was retried counts once, as its last retry stands. */
export type BatchCounts = Record<JobState, number>

/** A batch as one row of the history. */
export type BatchView = {
  id: string
  createdAt: string
  member: { id: string; name: string }
  /** How many takes it has. */
  takes: number
  counts: BatchCounts
  /** A few of its pictures: a video's poster once there is one. */
  pictures: { jobId: string; frameId: string; done: boolean }[]
  prompt: string
  /** How many different prompts there are. */
  prompts: number
  micros: number
}

/** A take of a batch as it stands now: the last retry, when there were any. */
export type BatchTake = {
  n: number
  job: JobView
  choice: Omit<Choice, 'model' | 'durationSeconds' | 'resolution'>
  /** How often it was asked for again. */
  retries: number
  /** This very job was, and the retry was deleted: it is not asked for twice. */
  askedAgain: boolean
}

/** What was spent on a batch so far, by the ledger, in micro-dollars. */
export type BatchMoney = { charged: number; held: number; lost: number }

export type BatchDetails = {
  id: string
  createdAt: string
  deleted: boolean
  member: { id: string; name: string }
  projectId: string
  takes: BatchTake[]
  /** What the takes were quoted at together. */
  quoted: Total
  money: BatchMoney
  /** What a person may do with it, as the server would judge it; `decide`: some wait for approval. */
  can: { act: boolean; decide: boolean }
  seq: string
}

export const endedStates = ['done', 'failed', 'canceled'] as const satisfies JobState[]

export function countsOf(states: readonly JobState[]): BatchCounts {
  const counts: BatchCounts = {
    queued: 0,
    submitting: 0,
    rendering: 0,
    saving: 0,
    done: 0,
    failed: 0,
    canceled: 0,
    attention: 0,
  }
  for (const state of states) counts[state]++
  return counts
}

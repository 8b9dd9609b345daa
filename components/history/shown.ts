import type { Loaded } from '#components/history/use-pages.ts'
import type { Seen } from '#components/live/job-stream.ts'
import { newest } from '#components/live/use-job-stream.ts'
import type { JobState, JobView } from '#lib/jobs/view.ts'

/** What the history is narrowed to; no state means all. */
export type Shown = {
  states: readonly JobState[]
  projectId?: string | undefined
  memberId?: string | undefined
  batchId?: string | undefined
  /** Batches stand for their takes. */
  together?: boolean
}

/**
 * What the grid shows between the keys `from` (newest) and `to`: the jobs that were loaded, each as the stream last saw it, and the jobs that the
 * stream brought since, in their place. Ids are UUID v7, so they sort by time. A job that no longer
 * fits the filter stays where it is until the page is opened again: nothing jumps under the pointer.
 */
export function shownJobs(
  loaded: readonly Loaded[],
  seen: ReadonlyMap<string, Seen>,
  filter: Shown & { from: string | null; to: string | null },
): JobView[] {
  const here = new Set(loaded.map(({ job }) => job.id))
  const added = [...seen.values()]
    .map(({ job }) => job)
    .filter(
      (job) =>
        !here.has(job.id) &&
        (filter.from === null || job.id < filter.from) &&
        (filter.to === null || job.id > filter.to) &&
        (filter.states.length === 0 || filter.states.includes(job.state)) &&
        (filter.projectId === undefined || filter.projectId === job.projectId) &&
        (filter.memberId === undefined || filter.memberId === job.member.id) &&
        (filter.batchId === undefined || filter.batchId === job.batchId) &&
        !(filter.together && job.batchId),
    )
  const all = [...loaded.map(({ job, seq }) => newest(job, seq, seen)), ...added]
  return all.filter((job) => !job.deleted).sort((a, b) => (a.id < b.id ? 1 : -1))
}

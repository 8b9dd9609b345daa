import { useEffect, useSyncExternalStore } from 'react'
import { type Access, jobStream, type Seen, type StreamState } from '#components/live/job-stream.ts'
import type { JobView } from '#lib/jobs/view.ts'

/** Keeps the stream open while the page is there and renders it again with every change. */
export function useJobStream(seq: string): ReadonlyMap<string, Seen> {
  useEffect(() => jobStream.watch(Number(seq)), [seq])
  useSyncExternalStore(
    jobStream.subscribe,
    () => jobStream.version,
    () => 0,
  )
  return jobStream.seen
}

export function useStreamState(): StreamState {
  return useSyncExternalStore(
    jobStream.subscribe,
    () => jobStream.state,
    () => 'idle',
  )
}

export function useAccess(): Access {
  return useSyncExternalStore(
    jobStream.subscribe,
    () => jobStream.access,
    () => unknown,
  )
}

const unknown: Access = { role: undefined, endings: 0 }

/** The newer of what the page was given and what the stream said since. */
export function newest(job: JobView, seq: number, seen: ReadonlyMap<string, Seen>): JobView {
  const live = seen.get(job.id)
  return live && live.seq > seq ? live.job : job
}

'use client'

import { useRouter } from 'next/navigation'
import { useEffect, useSyncExternalStore } from 'react'
import { jobStream } from '#components/live/job-stream.ts'

const reasons = ['upstream_balance', 'upstream_auth', 'quota']

/** Asks for the page's frame again when the stream tells of a job that begins, or no longer has, to wait for a person. */
export function WatchPauses({ shown }: { shown: boolean }) {
  const router = useRouter()
  const told = useSyncExternalStore(jobStream.subscribe, shown ? sentOn : stopped, nothing)
  useEffect(() => {
    if (told !== '') router.refresh()
  }, [told, router])
  return null
}

/** Jobs that began to wait. */
function stopped(): string {
  return idsOf(({ state, waiting }) => state === 'queued' && reasons.includes(waiting ?? ''))
}

/** Jobs that went on. */
function sentOn(): string {
  return idsOf(({ state }) => state === 'rendering')
}

function idsOf(of: (job: { state: string; waiting: string | null }) => boolean): string {
  return [...jobStream.seen.values()].flatMap(({ job }) => (of(job) ? [job.id] : [])).join()
}

function nothing(): string {
  return ''
}

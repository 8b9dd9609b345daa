'use client'

import { useRouter } from 'next/navigation'
import { useEffect } from 'react'
import { useJobStream } from '#components/live/use-job-stream.ts'

const settleMilliseconds = 80

/** Asks the server for the page again whenever the stream says that this job (or, without one, any job) moved on. */
export function RefreshOnChange({ jobId, seq }: { jobId?: string; seq: string }) {
  const router = useRouter()
  const seen = useJobStream(seq)
  const latest = jobId
    ? (seen.get(jobId)?.seq ?? 0)
    : Math.max(0, ...[...seen.values()].map((each) => each.seq))
  useEffect(() => {
    if (latest <= Number(seq)) return
    const timer = setTimeout(() => router.refresh(), settleMilliseconds)
    return () => clearTimeout(timer)
  }, [latest, seq, router])
  return null
}

'use client'

import { useRouter } from 'next/navigation'
import { useEffect, useRef } from 'react'
import { useJobStream } from '#components/live/use-job-stream.ts'

const atMostEveryMilliseconds = 700

/** Asks the server for the page again while takes of the batch move, and not more often than one can look. */
export function RefreshOnTake({ batchId, seq }: { batchId: string; seq: string }) {
  const router = useRouter()
  const seen = useJobStream(seq)
  const last = useRef(0)
  const latest = Math.max(
    0,
    ...[...seen.values()].filter(({ job }) => job.batchId === batchId).map((each) => each.seq),
  )
  useEffect(() => {
    if (latest <= Number(seq)) return
    const pause = Math.max(80, last.current + atMostEveryMilliseconds - Date.now())
    const timer = setTimeout(() => {
      last.current = Date.now()
      router.refresh()
    }, pause)
    return () => clearTimeout(timer)
  }, [latest, seq, router])
  return null
}

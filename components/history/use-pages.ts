import { useCallback, useRef, useState } from 'react'
import type { BatchView } from '#lib/jobs/batch-view.ts'
import type { JobPage, JobView } from '#lib/jobs/view.ts'

/** A job and the event number at which the page that holds it was read. */
export type Loaded = { job: JobView; seq: number }

/** The same of a batch. */
export type LoadedBatch = { batch: BatchView; seq: number }

type Loading = 'idle' | 'loading' | 'failed'

/** The pages of the history read so far; `more` reads the next by its key. `feed` is `/api/jobs?…`. */
export function usePages(first: JobPage, feed: string) {
  const [loaded, setLoaded] = useState<Loaded[]>(() => entries(first))
  const [batches, setBatches] = useState<LoadedBatch[]>(() => batchEntries(first))
  const [next, setNext] = useState(first.next)
  const [status, setStatus] = useState<Loading>('idle')
  const busy = useRef(false)

  const more = useCallback(async () => {
    if (busy.current || next === null) return
    busy.current = true
    setStatus('loading')
    try {
      const page = await read(feed, next)
      setLoaded((all) => [...all, ...entries(page)])
      setBatches((all) => [...all, ...batchEntries(page)])
      setNext(page.next)
      setStatus('idle')
    } catch {
      setStatus('failed')
    } finally {
      busy.current = false
    }
  }, [feed, next])

  return { loaded, batches, next, status, more }
}

function entries({ jobs, seq }: JobPage): Loaded[] {
  return jobs.map((job) => ({ job, seq: Number(seq) }))
}

function batchEntries({ batches, seq }: JobPage): LoadedBatch[] {
  return batches.map((batch) => ({ batch, seq: Number(seq) }))
}

async function read(feed: string, after: string): Promise<JobPage> {
  const url = new URL(feed, location.href)
  url.searchParams.set('after', after)
  const response = await fetch(url)
  if (!response.ok) throw new Error(`The feed answered ${response.status}`)
  return response.json()
}

import { useEffect, useRef, useState } from 'react'
import type { LoadedBatch } from '#components/history/use-pages.ts'
import type { Seen } from '#components/live/job-stream.ts'
import { inThisWorkspace } from '#components/shell/here.ts'
import { type BatchView, countsOf } from '#lib/jobs/batch-view.ts'
import type { JobPage } from '#lib/jobs/view.ts'

type Range = {
  /** Batches are shown at all. */
  together: boolean
  /** The keys between which the page is. */
  from: string | null
  to: string | null
}

/** Takes of a batch often move several at a time. */
const togetherMilliseconds = 600

/**
 * The batches of the history as they stand: read again when the stream says that one of their takes moved, and
 * new ones among the pages that are shown.
 */
export function useBatches(
  loaded: readonly LoadedBatch[],
  seen: ReadonlyMap<string, Seen>,
  { together, from, to }: Range,
): BatchView[] {
  const [read, setRead] = useState<ReadonlyMap<string, LoadedBatch>>(new Map())
  const shown = new Map(loaded.map((one) => [one.batch.id, one]))
  for (const [id, one] of read) if (one.seq >= (shown.get(id)?.seq ?? 0)) shown.set(id, one)

  const moved = new Map<string, number>()
  for (const { job, seq } of together ? seen.values() : []) {
    const id = job.batchId
    if (!id || (from !== null && id >= from) || (to !== null && id < to)) continue
    if (seq > (shown.get(id)?.seq ?? 0)) moved.set(id, Math.max(seq, moved.get(id) ?? 0))
  }
  const wanted = JSON.stringify([...moved])
  const at = useRef(0)
  useEffect(() => {
    const list: [string, number][] = JSON.parse(wanted)
    if (list.length === 0) return
    const ended = new AbortController()
    const timer = setTimeout(
      () => {
        at.current = Date.now()
        for (const [id] of list)
          void load(id, ended.signal).then(
            (one) => one && setRead((all) => new Map(all).set(id, one)),
          )
      },
      Math.max(80, at.current + togetherMilliseconds - Date.now()),
    )
    return () => {
      clearTimeout(timer)
      ended.abort()
    }
  }, [wanted])
  return [...shown.values()]
    .map(({ batch }) => batch)
    .filter(({ takes }) => takes > 0)
    .sort((a, b) => (a.id < b.id ? 1 : -1))
}

/** Nothing when it cannot be had: what is shown stays. A batch that was deleted has no takes. */
async function load(id: string, signal: AbortSignal): Promise<LoadedBatch | undefined> {
  try {
    const answer = await fetch(`/api/jobs?${inThisWorkspace()}&batch=${id}&limit=1`, { signal })
    if (!answer.ok) return undefined
    const { batches, seq }: JobPage = await answer.json()
    const [batch = gone(id)] = batches
    return { batch, seq: Number(seq) }
  } catch {
    return undefined
  }
}

function gone(id: string): BatchView {
  return {
    id,
    createdAt: '',
    member: { id: '', name: '' },
    takes: 0,
    counts: countsOf([]),
    pictures: [],
    prompt: '',
    prompts: 0,
    micros: 0,
  }
}

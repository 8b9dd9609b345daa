import { useEffect, useRef, useState } from 'react'
import { isLive } from '#components/jobs/state-mark.tsx'
import { inThisWorkspace } from '#components/shell/here.ts'
import { noOutlook, type Outlook } from '#lib/jobs/outlook.ts'
import type { JobView } from '#lib/jobs/view.ts'

/** Jobs often move several at a time. */
const togetherMilliseconds = 600
/** The place of a job changes when others move, which this page need not show. */
const againMilliseconds = 15_000

/**
 * Places and usual lengths for the live ones among `jobs`: asked for again when one of them moved, and now and
 * then while one waits. `initial` is what the page came with.
 */
export function useOutlook(initial: Outlook | null, jobs: readonly JobView[]): Outlook {
  const [outlook, setOutlook] = useState(initial ?? noOutlook)
  const live = jobs.filter(({ state }) => isLive(state))
  const wanted = live.map(({ id, state, pinned }) => `${id} ${state} ${pinned}`).join()
  const waits = live.some(({ state }) => state === 'queued')
  const had = useRef(initial ? wanted : '')
  useEffect(() => {
    if (wanted === '') return
    const ended = new AbortController()
    const ask = () => {
      if (!document.hidden) void load(ended.signal).then((found) => found && setOutlook(found))
    }
    const soon = had.current === wanted ? undefined : setTimeout(ask, togetherMilliseconds)
    const again = waits ? setInterval(ask, againMilliseconds) : undefined
    had.current = wanted
    return () => {
      ended.abort()
      clearTimeout(soon)
      clearInterval(again)
    }
  }, [wanted, waits])
  return outlook
}

/** Nothing when it cannot be had: what is shown stays. */
async function load(signal: AbortSignal): Promise<Outlook | undefined> {
  try {
    const answer = await fetch(`/api/outlook?${inThisWorkspace()}`, { signal })
    return answer.ok ? await answer.json() : undefined
  } catch {
    return undefined
  }
}

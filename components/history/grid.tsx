'use client'

import { type ReactNode, useEffect, useState } from 'react'
import { BatchTile } from '#components/history/batch-tile.tsx'
import { Foot } from '#components/history/foot.tsx'
import { NewestPill } from '#components/history/newest-pill.tsx'
import { type Shown, shownJobs } from '#components/history/shown.ts'
import { Tile } from '#components/history/tile.tsx'
import { TileSkeletons } from '#components/history/tile-skeletons.tsx'
import { useBatches } from '#components/history/use-batches.ts'
import { useInView } from '#components/history/use-in-view.ts'
import { usePages } from '#components/history/use-pages.ts'
import { usePreview } from '#components/history/use-preview.ts'
import { useTileKeys } from '#components/history/use-tile-keys.ts'
import type { HistoryWords } from '#components/history/words.tsx'
import { isLive } from '#components/jobs/state-mark.tsx'
import { useJobStream } from '#components/live/use-job-stream.ts'
import { useOutlook } from '#components/queue/use-outlook.ts'
import { bandKey } from '#lib/jobs/band.ts'
import type { Outlook } from '#lib/jobs/outlook.ts'
import type { JobPage } from '#lib/jobs/view.ts'

type Props = {
  first: JobPage
  /** What the live ones of `first` may expect; null when none is live. */
  outlook: Outlook | null
  only: Shown
  /** The key that `first` starts after, when it is not the newest page. */
  from: string | null
  /** Where more of the same is read as JSON, and as a page. */
  feed: string
  path: string
  words: HistoryWords
  /** Shown while there is no job at all. */
  empty: ReactNode
}

/** The history's one island: live tiles, more of them as one scrolls. */
export function Grid({
  first,
  outlook: firstOutlook,
  only,
  from,
  feed,
  path,
  words,
  empty,
}: Props) {
  const seen = useJobStream(first.seq)
  const { loaded, batches: read, next, status, more } = usePages(first, feed)
  const { playing, onAttention } = usePreview()
  const [top, atTop] = useInView<HTMLDivElement>('0px', true)
  const jobs = shownJobs(loaded, seen, { ...only, from, to: next })
  const batches = useBatches(read, seen, { together: only.together ?? false, from, to: next })
  const newestId = [jobs[0]?.id ?? '', batches[0]?.id ?? ''].sort().at(-1) ?? ''
  const [admitted, setAdmitted] = useState(newestId)
  useEffect(() => {
    if (atTop) setAdmitted(newestId)
  }, [atTop, newestId])
  const isAdmitted = ({ id }: { id: string }) => atTop || id <= admitted
  const visible = jobs.filter(isAdmitted)
  const tiles = [...visible, ...batches.filter(isAdmitted)].sort((a, b) => (a.id < b.id ? 1 : -1))
  const { places, bands } = useOutlook(firstOutlook, visible)
  useTileKeys()

  if (jobs.length + batches.length === 0 && next === null) return empty
  return (
    <>
      <div ref={top} className="h-px" />
      <NewestPill show={tiles.length < jobs.length + batches.length} label={words.newest} />
      <div className="grid grid-cols-[repeat(auto-fill,minmax(min(100%,15rem),1fr))] gap-x-4 gap-y-7 [overflow-anchor:auto]">
        {tiles.map((one) =>
          'counts' in one ? (
            <BatchTile key={one.id} batch={one} words={words} />
          ) : (
            <Tile
              key={one.id}
              job={one}
              words={words}
              place={one.state === 'queued' ? places[one.id] : undefined}
              band={one.renderingAt && isLive(one.state) ? bands[bandKey(one)] : undefined}
              playing={playing === one.id}
              onAttention={onAttention}
            />
          ),
        )}
        {status === 'loading' && <TileSkeletons count={8} />}
      </div>
      <Foot next={next} status={status} more={more} path={path} words={words} />
    </>
  )
}

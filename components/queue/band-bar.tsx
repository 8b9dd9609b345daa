'use client'

import { useNow } from '#components/time/use-now.ts'
import { type Band, shareOf } from '#lib/jobs/band.ts'

/** Time since `since` against how long such takes take: a tick where half are done, and one for nine of ten. */
export function BandBar({ band, since }: { band: Band; since: string }) {
  const seconds = ((useNow('second') ?? Date.now()) - Date.parse(since)) / 1000
  return (
    <span aria-hidden className="absolute inset-x-0 bottom-0 h-1 bg-[oklch(1_0_0/14%)]">
      <span
        className="absolute inset-0 origin-left bg-tally transition-transform duration-150"
        style={{ transform: `scaleX(${shareOf(band, seconds)})` }}
        suppressHydrationWarning
      />
      {[band.p50Seconds, band.p90Seconds].map((tick, nth) => (
        <span
          key={nth === 0 ? 'p50' : 'p90'}
          className="absolute bottom-0 h-2 w-0.5 bg-foreground"
          style={{ left: `${shareOf(band, tick) * 100}%` }}
        />
      ))}
    </span>
  )
}

/**
 * That something is going on, when nobody knows yet how long it takes. It moves with the seconds and rests between
 * them: what moves all the time keeps the browser drawing, and the eye from the pictures.
 */
export function StepBar() {
  const step = Math.floor((useNow('second') ?? 0) / 1000) % 4
  return (
    <span aria-hidden className="absolute inset-x-0 bottom-0 h-0.5 overflow-hidden">
      <span
        className="block h-full w-1/4 bg-tally transition-transform duration-150"
        style={{ transform: `translateX(${step * 100}%)` }}
      />
    </span>
  )
}

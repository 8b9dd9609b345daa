'use client'

import { useNow } from '#components/time/use-now.ts'
import { exact, relative } from '#components/time/words.ts'

/** How long ago, with the exact time on hover once the reader's time zone is known. */
export function Ago({ at, locale, className }: { at: string; locale: string; className?: string }) {
  const now = useNow('ten')
  return (
    <time
      dateTime={at}
      title={now === null ? undefined : exact(at, locale)}
      className={className}
      suppressHydrationWarning
    >
      {relative(at, now ?? Date.now(), locale)}
    </time>
  )
}

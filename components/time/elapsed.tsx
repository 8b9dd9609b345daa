'use client'

import { useNow } from '#components/time/use-now.ts'
import { clock } from '#components/time/words.ts'

/** A running clock since `since`. */
export function Elapsed({ since, className }: { since: string; className?: string }) {
  const now = useNow('second')
  return (
    <time className={className} suppressHydrationWarning>
      {clock((now ?? Date.now()) - Date.parse(since))}
    </time>
  )
}

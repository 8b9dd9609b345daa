'use client'

import { useNow } from '#components/time/use-now.ts'
import { clock } from '#components/time/words.ts'
import type { Band } from '#lib/jobs/band.ts'

type Props = {
  band: Band
  since: string
  /** `{from}` and `{to}` stand for the two times. */
  words: { usual: string; slower: string }
}

/** "Usually 1:20–2:05", and after that "slower than usual". */
export function Usual({ band, since, words }: Props) {
  const seconds = ((useNow('second') ?? Date.now()) - Date.parse(since)) / 1000
  if (seconds > band.p90Seconds) return <span>{words.slower}</span>
  const text = words.usual
    .replace('{from}', clock(band.p50Seconds * 1000))
    .replace('{to}', clock(band.p90Seconds * 1000))
  return <span suppressHydrationWarning>{text}</span>
}

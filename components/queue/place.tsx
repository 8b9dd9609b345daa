import { Ago } from '#components/time/ago.tsx'
import type { QueuePlace } from '#lib/jobs/outlook.ts'

type Props = {
  place: QueuePlace
  locale: string
  /** `{n}` stands for the number. */
  words: { place: string; starts: string; unknown: string }
}

/** A waiting job's place in its team's queue, and when it is expected to go. */
export function Place({ place, locale, words }: Props) {
  return (
    <span>
      {words.place.replace('{n}', String(place.position))}
      {' · '}
      {place.startsAt ? (
        <>
          <span className="sr-only">{words.starts} </span>
          <Ago at={place.startsAt} locale={locale} />
        </>
      ) : (
        words.unknown
      )}
    </span>
  )
}

import { useTranslations } from 'next-intl'
import { useMemo } from 'react'
import { timecode } from '#components/player/timecode.ts'
import { isStill } from '#components/rehearsal/use-line.ts'
import { directiveName } from '#lib/camera/directives.ts'
import { inventedBy } from '#lib/camera/invented.ts'
import type { Moves } from '#lib/camera/parse.ts'

type Props = {
  moves: Moves
  durationSeconds: number
  aspect: number
  honoured: boolean
  /** Drawn without the graphics card: coarser. */
  plain: boolean
}

/** What of the views the model will have to make up, in words that are read out when they change. */
export function Invented({ moves, durationSeconds, aspect, honoured, plain }: Props) {
  const t = useTranslations('rehearsal')
  const said = useSaid({ moves, durationSeconds, aspect, honoured })
  return (
    <div className="px-3 pb-2.5 text-muted text-xs">
      <p role="status" className="min-h-[3lh] text-foreground text-sm sm:min-h-[2lh]">
        {said}
      </p>
      {plain && <p className="mt-0.5">{t('plain')}</p>}
    </div>
  )
}

function useSaid({ moves, durationSeconds, aspect, honoured }: Omit<Props, 'plain'>): string {
  const t = useTranslations('rehearsal')
  const still = isStill(moves)
  const { lastShare, worstShare, worstSeconds } = useMemo(
    () => inventedBy(moves, durationSeconds, aspect),
    [moves, durationSeconds, aspect],
  )
  if (!honoured) return t('ignored')
  if (moves.length === 0) return t('free', { move: directiveName('static', 'en') })
  if (still) return t('still')
  const last = percent(lastShare)
  const worst = percent(worstShare)
  const count = moves.flat().filter((id) => id !== 'static').length
  if (worst === 0) return t('inside')
  const sentence = last === 0 ? t('lastInside') : t('last', { count, share: last })
  if (worst - last < 2) return last === 0 ? t('inside') : sentence
  return `${sentence} ${t('worst', { share: worst, at: timecode(worstSeconds) })}`
}

function percent(share: number): number {
  return Math.round(100 * share)
}

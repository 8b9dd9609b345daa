import { useTranslations } from 'next-intl'
import { useEffect, useRef } from 'react'
import { timecode } from '#components/player/timecode.ts'
import { openPainter, type Source } from '#components/rehearsal/painter.ts'
import type { useLine } from '#components/rehearsal/use-line.ts'
import type { Reel } from '#components/rehearsal/use-reel.ts'
import { poseAt } from '#lib/camera/path.ts'

type Props = {
  source: Source
  line: ReturnType<typeof useLine>
  durationSeconds: number
  reel: Reel
}

const moments = ['start', 'middle', 'end'] as const
const longSidePixels = 320

/** For who wants less motion: the views at the start, the middle and the end, by the same program. A press goes there. */
export function Stills({ source, line, durationSeconds, reel }: Props) {
  const t = useTranslations('rehearsal')
  const list = useRef<HTMLUListElement>(null)
  const { aspect } = source
  const width = Math.round(longSidePixels * Math.min(1, aspect))
  const height = Math.round(longSidePixels * Math.min(1, 1 / aspect))

  useEffect(() => {
    const canvas = Object.assign(document.createElement('canvas'), { width, height })
    const painter = openPainter(canvas, source, () => {})
    list.current?.querySelectorAll('canvas').forEach((still, index) => {
      painter?.paint(poseAt(line.moves, durationSeconds, secondsOf(index, durationSeconds)))
      still.getContext('2d')?.drawImage(canvas, 0, 0)
    })
    painter?.close()
    painter?.giveBack()
  }, [source, line, durationSeconds, width, height])

  return (
    <ul ref={list} aria-label={t('stills')} className="mt-2 flex gap-2 px-3">
      {moments.map((moment, index) => {
        const seconds = secondsOf(index, durationSeconds)
        return (
          <li key={moment} className="min-w-0 flex-1">
            <button
              type="button"
              onClick={() => reel.scrub(seconds)}
              className="grid w-full gap-1 rounded-sm p-1 text-muted text-xs hover:bg-fill"
            >
              <canvas
                aria-hidden
                width={width}
                height={height}
                className="max-h-24 w-full rounded-sm object-contain"
              />
              <span>
                {t(moment)} <span className="figures">{timecode(seconds)}</span>
              </span>
            </button>
          </li>
        )
      })}
    </ul>
  )
}

function secondsOf(moment: number, durationSeconds: number): number {
  return (moment / (moments.length - 1)) * durationSeconds
}

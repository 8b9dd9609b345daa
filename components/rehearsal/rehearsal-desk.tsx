import { useTranslations } from 'next-intl'
import { type KeyboardEvent, memo, useEffect, useRef } from 'react'
import { Controls } from '#components/rehearsal/controls.tsx'
import { Invented } from '#components/rehearsal/invented.tsx'
import type { Source } from '#components/rehearsal/painter.ts'
import { Screen } from '#components/rehearsal/screen.tsx'
import { Scrubber, tellScrubber } from '#components/rehearsal/scrubber.tsx'
import { Stills } from '#components/rehearsal/stills.tsx'
import { Strip, tellStrip } from '#components/rehearsal/strip.tsx'
import { useInSight } from '#components/rehearsal/use-in-sight.ts'
import { isStill, type useLine } from '#components/rehearsal/use-line.ts'
import { usePainter } from '#components/rehearsal/use-painter.ts'
import { useReducedMotion } from '#components/rehearsal/use-reduced-motion.ts'
import { useReel } from '#components/rehearsal/use-reel.ts'
import { poseAt } from '#lib/camera/path.ts'

type Props = {
  source: Source
  line: ReturnType<typeof useLine>
  durationSeconds: number
  honoured: boolean
}

/** Screen, scrubber, strip and keys of a rehearsal. Drawn anew only when the camera line changes, not as one types. */
export const RehearsalDesk = memo(({ source, line, durationSeconds, honoured }: Props) => {
  const t = useTranslations('rehearsal')
  const canvas = useRef<HTMLCanvasElement>(null)
  const desk = useRef<HTMLDivElement>(null)
  const still = isStill(line.moves)
  const show = (seconds: number) => {
    painter.current?.paint(poseAt(line.moves, durationSeconds, seconds))
    if (canvas.current && painter.current) canvas.current.dataset.shows = line.key
    tellScrubber(desk.current, seconds, durationSeconds, t)
    tellStrip(desk.current, line.moves.length, seconds / durationSeconds)
  }
  const reel = useReel(durationSeconds, show)
  const { painter, drawing } = usePainter(canvas, source, () => show(reel.seconds.current))
  const inSight = useInSight(canvas)
  const calm = useReducedMotion()
  const ready = drawing === 'webgl' || drawing === 'plain'
  useAutoPlay({ reel, key: line.key, durationSeconds, ready, still, calm, inSight })

  const onKeyDown = (event: KeyboardEvent) => {
    const target = event.target instanceof HTMLElement ? event.target : undefined
    if (!event.currentTarget.contains(target ?? null)) return // of the dialog that it opened
    const work = {
      k: reel.toggle,
      ' ': target?.tagName === 'BUTTON' || target?.tagName === 'SELECT' ? undefined : reel.toggle,
      ',': () => reel.step(-1),
      '.': () => reel.step(1),
      l: () => reel.setLoop(!reel.loop),
    }[event.key.toLowerCase()]
    if (!work || still || event.ctrlKey || event.metaKey || event.altKey) return
    event.preventDefault()
    work()
  }
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset is for form fields; these are a player's keys
    <div role="group" aria-label={t('label')} onKeyDown={onKeyDown} className="contents">
      <Screen canvas={canvas} reel={reel} shown={ready && !still} />
      <div
        ref={desk}
        className="relative z-10 grid min-h-46 sm:min-h-39 content-start border-t bg-stage"
      >
        {drawing === 'none' ? (
          <p role="status" className="p-4 text-muted text-sm">
            {t('unavailable')}
          </p>
        ) : (
          <>
            <Scrubber reel={reel} durationSeconds={durationSeconds} still={still} />
            <Strip moves={line.moves} durationSeconds={durationSeconds} seek={reel.scrub} />
            {calm && ready && !still && (
              <Stills source={source} line={line} durationSeconds={durationSeconds} reel={reel} />
            )}
            <Controls
              reel={reel}
              still={still}
              source={source}
              moves={line.moves}
              durationSeconds={durationSeconds}
            />
            <Invented
              moves={line.moves}
              durationSeconds={durationSeconds}
              aspect={source.aspect}
              honoured={honoured}
              plain={drawing === 'plain'}
            />
          </>
        )}
      </div>
    </div>
  )
})

type AutoPlay = {
  reel: ReturnType<typeof useReel>
  key: string
  durationSeconds: number
  ready: boolean
  still: boolean
  calm: boolean
  inSight: boolean
}

/**
 * An edit plays once, from its start, unless the person paused or wants less motion. Out of sight nothing plays, and
 * what that cut off begins anew when it is back.
 */
function useAutoPlay({ reel, key, durationSeconds, ready, still, calm, inSight }: AutoPlay): void {
  const waiting = useRef(false)
  const edit = `${key} ${durationSeconds}`
  // biome-ignore lint/correctness/useExhaustiveDependencies: only an edit begins it, not what the person does
  useEffect(() => {
    if (!ready) return
    if (still || calm) reel.scrub(still ? 0 : durationSeconds)
    else if (reel.paused) reel.seek(reel.seconds.current)
    else waiting.current = true
  }, [edit, ready, still, calm])
  // biome-ignore lint/correctness/useExhaustiveDependencies: only what is edited or comes into sight begins it
  useEffect(() => {
    if (!inSight) {
      waiting.current ||= reel.playing
      return reel.stop()
    }
    if (!waiting.current) return
    waiting.current = false
    reel.playOnce()
  }, [edit, ready, inSight, still, calm])
}

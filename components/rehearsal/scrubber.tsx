import { useTranslations } from 'next-intl'
import { timecode } from '#components/player/timecode.ts'
import { framesPerSecond, type Reel } from '#components/rehearsal/use-reel.ts'

type Props = { reel: Reel; durationSeconds: number; still: boolean }

/** The whole width; its arrow keys go frame by frame. What it says is written by `tellScrubber`. */
export function Scrubber({ reel, durationSeconds, still }: Props) {
  const t = useTranslations('rehearsal')
  return (
    <div className="px-3 pt-1.5">
      <input
        type="range"
        aria-label={t('position')}
        min={0}
        max={durationSeconds}
        step={1 / framesPerSecond}
        defaultValue={0}
        disabled={still}
        onChange={(event) => reel.scrub(Number(event.target.value))}
        className="seek block w-full touch-pan-y disabled:cursor-default disabled:opacity-40"
      />
    </div>
  )
}

type Say = (key: 'at', values: { position: string; length: string }) => string

/** Moves the thumb and the time code past React: as often as a frame is drawn. */
export function tellScrubber(
  desk: HTMLElement | null,
  seconds: number,
  durationSeconds: number,
  say: Say,
): void {
  const range = desk?.querySelector('input')
  if (!range) return
  const position = timecode(seconds)
  range.value = String(seconds)
  range.style.backgroundSize = `${(seconds / durationSeconds) * 100}% 3px, 100% 3px`
  if (desk?.dataset.position === position) return
  if (desk) desk.dataset.position = position
  range.ariaValueText = say('at', { position, length: timecode(durationSeconds) })
  const code = desk?.querySelector('[data-timecode]')
  if (code) code.textContent = position
}

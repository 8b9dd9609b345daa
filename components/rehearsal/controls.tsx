import { ChevronLeft, ChevronRight, Pause, Play, Repeat } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { Key } from '#components/player/key.tsx'
import { timecode } from '#components/player/timecode.ts'
import { ExportButton } from '#components/rehearsal/export-button.tsx'
import { speeds } from '#components/rehearsal/memory.ts'
import type { Source } from '#components/rehearsal/painter.ts'
import type { Reel } from '#components/rehearsal/use-reel.ts'
import type { Moves } from '#lib/camera/parse.ts'

type Props = {
  reel: Reel
  still: boolean
  source: Source
  moves: Moves
  durationSeconds: number
}

export function Controls({ reel, still, source, moves, durationSeconds }: Props) {
  const t = useTranslations('rehearsal')
  return (
    <div className="flex flex-wrap items-center px-1 pt-1 sm:gap-x-1">
      <Key
        label={reel.playing ? t('pause') : t('play')}
        aria-keyshortcuts="K"
        disabled={still}
        onClick={reel.toggle}
        className={disabled}
      >
        {reel.playing ? (
          <Pause aria-hidden className="fill-current" />
        ) : (
          <Play aria-hidden className="fill-current" />
        )}
      </Key>
      <Key
        label={t('back')}
        disabled={still}
        onClick={() => reel.step(-1)}
        className={`${disabled} max-[30rem]:hidden`}
      >
        <ChevronLeft aria-hidden />
      </Key>
      <Key
        label={t('forward')}
        disabled={still}
        onClick={() => reel.step(1)}
        className={`${disabled} max-[30rem]:hidden`}
      >
        <ChevronRight aria-hidden />
      </Key>
      <p className="figures ml-1 text-xs">
        <span data-timecode>{timecode(0)}</span>
        <span className="text-muted"> / {timecode(durationSeconds)}</span>
      </p>
      <span className="grow" />
      <select
        aria-label={t('speed')}
        title={t('speed')}
        value={reel.speed}
        onChange={(event) => reel.setSpeed(Number(event.target.value))}
        className="touch figures h-9 appearance-none rounded-sm bg-transparent px-1 text-right text-xs hover:bg-fill sm:px-2"
      >
        {speeds.map((speed) => (
          <option key={speed} value={speed} className="bg-raised">
            {speed === 0.5 ? '½' : speed}×
          </option>
        ))}
      </select>
      <Key
        label={t('loop')}
        aria-pressed={reel.loop}
        onClick={() => reel.setLoop(!reel.loop)}
        className="text-muted aria-pressed:text-foreground"
      >
        <Repeat aria-hidden />
      </Key>
      <ExportButton
        source={source}
        moves={moves}
        durationSeconds={durationSeconds}
        still={still}
        stop={reel.stop}
      />
    </div>
  )
}

const disabled = 'disabled:opacity-40 disabled:pointer-events-none'

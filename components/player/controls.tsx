import { ChevronLeft, ChevronRight, Maximize, Pause, Play, Repeat } from 'lucide-react'
import { useTranslations } from 'next-intl'
import type { ComponentProps } from 'react'
import { SeekBar } from '#components/player/seek-bar.tsx'
import { timecode } from '#components/player/timecode.ts'
import { type Player, speeds } from '#components/player/use-player.ts'

export function Controls({ player, fullscreen }: { player: Player; fullscreen: () => void }) {
  const t = useTranslations('job.player')
  return (
    <div className="flex flex-wrap items-center px-1 pt-1 pb-2 sm:gap-x-1 sm:px-3">
      <SeekBar player={player} />
      <Key label={player.playing ? t('pause') : t('play')} onClick={player.toggle}>
        {player.playing ? (
          <Pause aria-hidden className="fill-current" />
        ) : (
          <Play aria-hidden className="fill-current" />
        )}
      </Key>
      <Key label={t('back')} onClick={() => player.stepFrame(-1)}>
        <ChevronLeft aria-hidden />
      </Key>
      <Key label={t('forward')} onClick={() => player.stepFrame(1)}>
        <ChevronRight aria-hidden />
      </Key>
      <p className="figures ml-1 text-xs">
        {timecode(player.position)}
        <span className="text-muted max-sm:hidden"> / {timecode(player.lengthSeconds)}</span>
      </p>
      <span className="grow" />
      <select
        aria-label={t('speed')}
        title={t('speed')}
        value={player.speed}
        onChange={(event) => player.setSpeed(Number(event.target.value))}
        className="touch figures h-9 appearance-none rounded-sm bg-transparent px-1 text-right sm:px-2 text-xs hover:bg-fill"
      >
        {speeds.map((speed) => (
          <option key={speed} value={speed} className="bg-raised">
            {speed}×
          </option>
        ))}
      </select>
      <Key
        label={t('loop')}
        aria-pressed={player.loop}
        onClick={() => player.setLoop(!player.loop)}
        className="text-muted aria-pressed:text-foreground"
      >
        <Repeat aria-hidden />
      </Key>
      <Key label={t('fullscreen')} onClick={fullscreen}>
        <Maximize aria-hidden />
      </Key>
    </div>
  )
}

function Key({ label, className = '', ...props }: ComponentProps<'button'> & { label: string }) {
  return (
    <button
      type="button"
      aria-label={label}
      title={label}
      className={`touch grid size-9 place-items-center rounded-sm hover:bg-fill max-sm:min-w-11 max-[24rem]:min-w-10 [&_svg]:size-[18px] ${className}`}
      {...props}
    />
  )
}

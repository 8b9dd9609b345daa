'use client'

import { Play } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { useRef } from 'react'
import { useKeys } from '#components/keys/use-keys.ts'
import { type TakeFrame, TakeFrameRow } from '#components/lineage/take-frame.tsx'
import { Controls } from '#components/player/controls.tsx'
import { usePlayer } from '#components/player/use-player.ts'

type Props = {
  jobId: string
  video: { width: number; height: number; millis: number }
  /** For those who may make frames. */
  takeFrame: TakeFrame | undefined
}

/** The finished video on the stage, never taller than 70 % of the window, worked by mouse or by keys. */
export function Player({ jobId, video: { width, height, millis }, takeFrame }: Props) {
  const t = useTranslations('job.player')
  const box = useRef<HTMLElement>(null)
  const video = useRef<HTMLVideoElement>(null)
  const player = usePlayer(video, millis / 1000)
  const source = `/api/jobs/${jobId}/video`
  const fullscreen = () => {
    if (document.fullscreenElement) void document.exitFullscreen()
    else void box.current?.requestFullscreen?.()
  }
  useKeys({
    ' ': player.toggle,
    arrowleft: () => player.skip(-1),
    arrowright: () => player.skip(1),
    ',': () => player.stepFrame(-1),
    '.': () => player.stepFrame(1),
    '<': () => player.stepSpeed(-1),
    '>': () => player.stepSpeed(1),
    l: () => player.setLoop(!player.loop),
    f: fullscreen,
    d: () => location.assign(`${source}?download`),
  })
  return (
    <section
      ref={box}
      aria-label={t('label')}
      className="stage group/player flex flex-col overflow-hidden rounded-lg bg-stage text-foreground"
    >
      <div className="relative grid min-h-0 grow place-items-center">
        <video
          ref={video}
          src={source}
          poster={`/api/jobs/${jobId}/poster`}
          width={width}
          height={height}
          style={{ aspectRatio: `${width} / ${height}` }}
          className="max-h-[70dvh] w-full object-contain group-[:fullscreen]/player:max-h-full"
          playsInline
          muted
          loop={player.loop}
          preload="metadata"
          onClick={player.toggle}
          {...player.on}
        />
        {!player.playing && player.position === 0 && !player.failed && (
          <span
            aria-hidden
            className="pointer-events-none absolute grid size-16 place-items-center rounded-full bg-[oklch(0.12_0.005_260/72%)]"
          >
            <Play className="ml-1 size-7 fill-current" />
          </span>
        )}
        {player.failed && (
          <p role="alert" className="absolute max-w-sm rounded-md bg-stage px-4 py-2 text-sm">
            {t('failed')}
          </p>
        )}
      </div>
      <Controls player={player} fullscreen={fullscreen} />
      {takeFrame && <TakeFrameRow jobId={jobId} player={player} takeFrame={takeFrame} />}
    </section>
  )
}

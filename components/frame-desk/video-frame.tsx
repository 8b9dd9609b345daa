import { ImageDown } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { useRef, useState } from 'react'
import { FieldError } from '#components/form/field-error.tsx'
import type { TakeFrame } from '#components/lineage/take-frame.tsx'
import { timecode } from '#components/player/timecode.ts'
import { usePlayer } from '#components/player/use-player.ts'
import { Button } from '#components/ui/button.tsx'
import type { FrameView } from '#lib/frames/view.ts'
import type { JobView } from '#lib/jobs/view.ts'

type Props = {
  job: JobView
  takeOut: TakeFrame
  take: (frame: FrameView) => void
  back: () => void
}

/** One video to scrub in; the picture on show becomes the first frame. */
export function VideoFrame({ job, takeOut, take, back }: Props) {
  const t = useTranslations('frames.videos')
  const video = useRef<HTMLVideoElement>(null)
  const player = usePlayer(video, (job.video?.millis ?? 0) / 1000)
  const [pending, setPending] = useState(false)
  const [error, setError] = useState<string>()
  const use = async () => {
    const atSeconds = player.stopAt()
    setError(undefined)
    setPending(true)
    const answer = await takeOut({ jobId: job.id, atSeconds }).catch(() => undefined)
    setPending(false)
    if (answer?.ok) take(answer.value.frame)
    else setError(answer?.error.message ?? t('lost'))
  }
  return (
    <div className="grid gap-3">
      <div className="stage overflow-hidden rounded-md bg-stage">
        <video
          ref={video}
          aria-label={t('video')}
          src={`/api/jobs/${job.id}/video`}
          poster={`/api/jobs/${job.id}/poster`}
          width={job.video?.width}
          height={job.video?.height}
          className="max-h-[52dvh] w-full object-contain"
          controls
          muted
          playsInline
          preload="auto"
          {...player.on}
        />
      </div>
      <FieldError>{error}</FieldError>
      <div className="flex flex-wrap items-center gap-2">
        <Button pending={pending} onClick={() => void use()}>
          <ImageDown aria-hidden /> {t('use')}{' '}
          <span className="figures">{timecode(player.position)}</span>
        </Button>
        <Button variant="quiet" onClick={back}>
          {t('back')}
        </Button>
        <p role="status" className="text-muted text-sm">
          {pending && t('taking')}
        </p>
      </div>
    </div>
  )
}

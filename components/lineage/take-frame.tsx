import { ImageDown } from 'lucide-react'
import { useRouter } from 'next/navigation'
import { useTranslations } from 'next-intl'
import { useState, useTransition } from 'react'
import { FieldError } from '#components/form/field-error.tsx'
import { useKeys } from '#components/keys/use-keys.ts'
import { timecode } from '#components/player/timecode.ts'
import type { Player } from '#components/player/use-player.ts'
import { useHome } from '#components/shell/use-home.ts'
import { Button } from '#components/ui/button.tsx'
import type { FrameView } from '#lib/frames/view.ts'
import type { ActionResult } from '#lib/web/action.ts'

export type TakeFrame = (input: {
  jobId: string
  atSeconds: number
}) => Promise<ActionResult<{ frame: FrameView }>>

type Props = { jobId: string; player: Player; takeFrame: TakeFrame }

/** Goes on from the picture on show: the portal takes it out of the video, the composer opens with it. */
export function TakeFrameRow({ jobId, player, takeFrame }: Props) {
  const t = useTranslations('lineage.take')
  const router = useRouter()
  const home = useHome()
  const [pending, start] = useTransition()
  const [error, setError] = useState<string>()
  const take = () => {
    if (pending) return
    const atSeconds = player.stopAt()
    setError(undefined)
    start(async () => {
      const answer = await takeFrame({ jobId, atSeconds }).catch(() => undefined)
      if (!answer?.ok) return setError(answer?.error.message ?? t('lost'))
      if (document.fullscreenElement) await document.exitFullscreen()
      router.push(`${home}/new?remix=${jobId}&frame=${answer.value.frame.id}`)
    })
  }
  useKeys({ c: take })
  return (
    <div className="grid gap-1 border-t px-3 py-2">
      <div className="flex flex-wrap items-center gap-x-3 gap-y-1">
        <Button size="sm" variant="outline" pending={pending} onClick={take} title={t('hint')}>
          <ImageDown aria-hidden />
          {t('use')} <span className="figures">{timecode(player.position)}</span>
        </Button>
        <p role="status" className="text-muted text-xs">
          {pending ? t('taking') : t('hint')}
        </p>
      </div>
      <FieldError>{error}</FieldError>
    </div>
  )
}

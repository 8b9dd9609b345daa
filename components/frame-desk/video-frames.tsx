import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { type Closing, PickDialog } from '#components/frame-desk/pick-dialog.tsx'
import { PictureList } from '#components/frame-desk/picture-list.tsx'
import { usePages } from '#components/frame-desk/use-pages.ts'
import { VideoFrame } from '#components/frame-desk/video-frame.tsx'
import type { TakeFrame } from '#components/lineage/take-frame.tsx'
import type { FrameView } from '#lib/frames/view.ts'
import type { JobPage, JobView } from '#lib/jobs/view.ts'

type Props = Closing & { pick: (frame: FrameView) => void; takeOut: TakeFrame }

/** The finished videos of the workspace, newest first; out of one of them a picture is taken. */
export function VideoFrames({ pick, takeOut, ...dialog }: Props) {
  const t = useTranslations('frames.videos')
  const common = useTranslations('common')
  const pages = usePages('/api/jobs?state=done&', ({ jobs }: JobPage) => jobs)
  const [job, setJob] = useState<JobView>()
  const picture = (one: JobView) => {
    const prompt = one.prompt || common('noPrompt')
    const src = `/api/jobs/${one.id}/poster`
    return { id: one.id, src, name: t('choose', { prompt }), caption: prompt }
  }
  return (
    <PickDialog title={t('title')} description={t('description')} {...dialog}>
      {(picked) =>
        job ? (
          <VideoFrame
            job={job}
            takeOut={takeOut}
            take={(frame) => {
              pick(frame)
              picked()
            }}
            back={() => setJob(undefined)}
          />
        ) : (
          <PictureList
            pages={pages}
            picture={picture}
            choose={setJob}
            texts={{ none: t('none'), failed: t('failed') }}
          />
        )
      }
    </PickDialog>
  )
}

import { useTranslations } from 'next-intl'
import { useEffect, useRef, useState } from 'react'
import { VideoFrame } from '#components/frame-desk/video-frame.tsx'
import type { TakeFrame } from '#components/lineage/take-frame.tsx'
import { inThisWorkspace } from '#components/shell/here.ts'
import { Button } from '#components/ui/button.tsx'
import { Dialog, DialogContent } from '#components/ui/dialog.tsx'
import type { FrameView } from '#lib/frames/view.ts'
import type { JobPage, JobView } from '#lib/jobs/view.ts'

type Props = {
  pick: (frame: FrameView) => void
  takeOut: TakeFrame
  close: () => void
  focus: () => void
}

/** The finished videos of the workspace, newest first; out of one of them a picture is taken. */
export function VideoFrames({ pick, takeOut, close, focus }: Props) {
  const isPicked = useRef(false)
  const t = useTranslations('frames.videos')
  const earlier = useTranslations('frames.earlier')
  const common = useTranslations('common')
  const { jobs, next, failed, more } = useVideos()
  const [job, setJob] = useState<JobView>()
  const take = (frame: FrameView) => {
    isPicked.current = true
    pick(frame)
    close()
  }
  return (
    <Dialog open onOpenChange={(isOpen) => !isOpen && close()}>
      <DialogContent
        title={t('title')}
        description={t('description')}
        closeLabel={common('close')}
        className="sm:max-w-3xl!"
        onCloseAutoFocus={(event) => {
          if (!isPicked.current) return
          event.preventDefault()
          focus()
        }}
      >
        {job ? (
          <VideoFrame job={job} takeOut={takeOut} take={take} back={() => setJob(undefined)} />
        ) : (
          <>
            {jobs?.length === 0 && <p className="py-6 text-center text-muted">{t('none')}</p>}
            <ul
              aria-busy={jobs === undefined}
              className="grid grid-cols-2 gap-3 sm:grid-cols-[repeat(auto-fill,minmax(9rem,1fr))]"
            >
              {jobs?.map((one) => (
                <li key={one.id}>
                  <Choice job={one} choose={() => setJob(one)} />
                </li>
              ))}
            </ul>
            <div className="mt-4 grid justify-items-center gap-2">
              {failed && <p className="text-failed text-sm">{t('failed')}</p>}
              {(failed || next) && (
                <Button variant="outline" onClick={more}>
                  {failed ? common('tryAgain') : earlier('more')}
                </Button>
              )}
            </div>
          </>
        )}
      </DialogContent>
    </Dialog>
  )
}

function Choice({ job, choose }: { job: JobView; choose: () => void }) {
  const t = useTranslations('frames.videos')
  const common = useTranslations('common')
  const prompt = job.prompt || common('noPrompt')
  return (
    <button
      type="button"
      aria-label={t('choose', { prompt })}
      onClick={choose}
      className="grid w-full gap-1 rounded-md text-left outline-offset-2 hover:bg-fill"
    >
      <span className="stage grid overflow-hidden rounded-md bg-stage">
        {/* biome-ignore lint/performance/noImgElement: private bytes of ours, of a known size */}
        <img
          src={`/api/jobs/${job.id}/poster`}
          alt=""
          loading="lazy"
          className="aspect-4/3 w-full object-contain"
        />
      </span>
      <span className="line-clamp-2 px-0.5 pb-0.5 text-muted text-xs">{prompt}</span>
    </button>
  )
}

function useVideos() {
  const [jobs, setJobs] = useState<JobView[]>()
  const [next, setNext] = useState<string | null>(null)
  const [failed, setFailed] = useState(false)
  const show = (page: Pick<JobPage, 'jobs' | 'next'> | undefined, before: JobView[]) => {
    setFailed(!page)
    if (!page) return
    setJobs([...before, ...page.jobs])
    setNext(page.next)
  }
  // biome-ignore lint/correctness/useExhaustiveDependencies: the first page once
  useEffect(() => {
    void videosAfter(null).then((page) => show(page, []))
  }, [])
  const more = () => void videosAfter(next).then((page) => show(page, jobs ?? []))
  return { jobs, next, failed, more }
}

async function videosAfter(after: string | null) {
  const address = `/api/jobs?state=done&${inThisWorkspace()}${after ? `&after=${after}` : ''}`
  const response = await fetch(address).catch(() => undefined)
  return response?.ok ? response.json().catch(() => undefined) : undefined
}

'use client'

import { Ban, Download, RefreshCw, RotateCcw, Trash2 } from 'lucide-react'
import { useRouter } from 'next/navigation'
import { useTranslations } from 'next-intl'
import { useRef, useState, useTransition } from 'react'
import { randomId } from '#components/compose/random-id.ts'
import { FieldError } from '#components/form/field.tsx'
import { PlainDownload } from '#components/lineage/plain-download.tsx'
import { notify } from '#components/shell/notices.ts'
import { useHome } from '#components/shell/use-home.ts'
import { WorkspaceLink } from '#components/shell/workspace-link.tsx'
import { Button } from '#components/ui/button.tsx'
import type { JobView } from '#lib/jobs/view.ts'
import { dollars } from '#lib/money/dollars.ts'
import type { ActionResult } from '#lib/web/action.ts'

type OnJob = (input: { jobId: string }) => Promise<ActionResult<unknown>>

export type JobActionSet = {
  cancel: OnJob
  remove: OnJob
  retry: (input: {
    jobId: string
    submissionId: string
    seenMicros: number | null
  }) => Promise<ActionResult<{ jobId: string }>>
}

type Props = {
  job: JobView
  actions: JobActionSet
  /** What the same costs now; null when nobody knows. */
  retryMicros: number | null
}

/** What one can do with the job now, the weightiest first. */
export function JobActions({ job, actions, retryMicros }: Props) {
  const t = useTranslations('job.actions')
  const common = useTranslations('common')
  const router = useRouter()
  const home = useHome()
  const [pending, start] = useTransition()
  const [doing, setDoing] = useState<'cancel' | 'retry' | 'remove'>()
  const [error, setError] = useState<string>()
  /** One for each retry that was asked for: pressed twice, it is still one job. */
  const submissionId = useRef<string>(undefined)
  const jobId = job.id

  const run = (what: 'cancel' | 'retry' | 'remove', work: () => Promise<void>) => {
    setDoing(what)
    setError(undefined)
    start(work)
  }
  const cancel = async () => {
    const answer = await actions.cancel({ jobId })
    if (answer.ok) router.refresh()
    else setError(answer.error.message)
  }
  const retry = async () => {
    submissionId.current ??= randomId()
    const id = submissionId.current
    const answer = await actions.retry({ jobId, submissionId: id, seenMicros: retryMicros })
    if (!answer.ok) {
      if (answer.error.code === 'price_changed') router.refresh() // the button gets the new price
      return setError(answer.error.message)
    }
    submissionId.current = undefined
    router.push(`${home}/jobs/${answer.value.jobId}`)
  }
  const remove = async () => {
    const answer = await actions.remove({ jobId })
    if (!answer.ok) return setError(answer.error.message)
    notify({ text: t('deleted'), undo: { label: common('undo'), jobId } })
    router.push(home)
  }
  const is = (what: typeof doing) => pending && doing === what
  return (
    <div>
      <div className="flex flex-wrap gap-2">
        {job.video && (
          <Button asChild>
            <a href={`/api/jobs/${jobId}/video?download`}>
              <Download aria-hidden /> {t('download')}
            </a>
          </Button>
        )}
        <Button asChild variant="outline">
          <WorkspaceLink href={`/new?remix=${jobId}`}>
            <RefreshCw aria-hidden /> {t('remix')}
          </WorkspaceLink>
        </Button>
        {job.can.retry && (
          <Button variant="outline" pending={is('retry')} onClick={() => run('retry', retry)}>
            <RotateCcw aria-hidden /> {t('retry')}{' '}
            {retryMicros !== null && <span className="tabular-nums">{dollars(retryMicros)}</span>}
          </Button>
        )}
        {job.can.cancel && (
          <Button variant="outline" pending={is('cancel')} onClick={() => run('cancel', cancel)}>
            <Ban aria-hidden /> {t('cancel')}
          </Button>
        )}
        {job.can.remove && !job.deleted && (
          <Button variant="quiet" pending={is('remove')} onClick={() => run('remove', remove)}>
            <Trash2 aria-hidden /> {t('delete')}
          </Button>
        )}
      </div>
      <FieldError>{error}</FieldError>
      {job.video && <PlainDownload jobId={jobId} />}
    </div>
  )
}

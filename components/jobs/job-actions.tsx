'use client'

import { Ban, Download, RefreshCw, RotateCcw, Trash2 } from 'lucide-react'
import { useRouter } from 'next/navigation'
import { useTranslations } from 'next-intl'
import { type ReactNode, useState, useTransition } from 'react'
import { FieldError } from '#components/form/field-error.tsx'
import { AskButton } from '#components/jobs/ask-button.tsx'
import { type Again, useAgain } from '#components/jobs/use-again.ts'
import { useKeys } from '#components/keys/use-keys.ts'
import { PlainDownload } from '#components/lineage/plain-download.tsx'
import { notify } from '#components/shell/notices.ts'
import { useHome } from '#components/shell/use-home.ts'
import { WorkspaceLink } from '#components/shell/workspace-link.tsx'
import { Button } from '#components/ui/button.tsx'
import { buttonVariants } from '#components/ui/button-variants.ts'
import type { JobView } from '#lib/jobs/view.ts'
import { dollars } from '#lib/money/dollars.ts'
import type { ActionResult } from '#lib/web/action.ts'

type OnJob = (input: { jobId: string }) => Promise<ActionResult<unknown>>

export type JobActionSet = {
  cancel: OnJob
  remove: OnJob
  retry: Again
}

type Props = {
  job: JobView
  actions: JobActionSet
  /** What the same costs now; null when nobody knows. */
  retryMicros: number | null
  /** Whether an admin may be asked to let it go over a budget. */
  approvals: boolean
  /** What else can be done with it. */
  children?: ReactNode
}

/** What one can do with the job now, the weightiest first. */
export function JobActions({ job, actions, retryMicros, approvals, children }: Props) {
  const t = useTranslations('job.actions')
  const common = useTranslations('common')
  const router = useRouter()
  const home = useHome()
  const [pending, start] = useTransition()
  const [doing, setDoing] = useState<'cancel' | 'remove'>()
  const [error, setError] = useState<string>()
  const jobId = job.id
  useKeys({ r: () => router.push(`${home}/new?remix=${jobId}`) })
  const again = useAgain(actions.retry, jobId, retryMicros)

  const run = (what: 'cancel' | 'remove', work: () => Promise<void>) => {
    setDoing(what)
    setError(undefined)
    start(work)
  }
  const cancel = async () => {
    const answer = await actions.cancel({ jobId })
    if (answer.ok) router.refresh()
    else setError(answer.error.message)
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
          <a className={buttonVariants()} href={`/api/jobs/${jobId}/video?download`}>
            <Download aria-hidden /> {t('download')}
          </a>
        )}
        <WorkspaceLink
          className={buttonVariants({ variant: 'outline' })}
          href={`/new?remix=${jobId}`}
        >
          <RefreshCw aria-hidden /> {t('remix')}
        </WorkspaceLink>

        {job.can.retry && (
          <Button variant="outline" pending={again.pending} onClick={again.run}>
            <RotateCcw aria-hidden /> {t('retry')}{' '}
            {retryMicros !== null && <span className="tabular-nums">{dollars(retryMicros)}</span>}
          </Button>
        )}
        {children}
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
      <FieldError>{error ?? again.error}</FieldError>
      {approvals && again.mayAsk && <AskButton onAsk={again.ask} />}
      {job.video && <PlainDownload jobId={jobId} />}
    </div>
  )
}

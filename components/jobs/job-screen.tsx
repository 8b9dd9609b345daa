import { getLocale, getTranslations } from 'next-intl/server'
import type { ReactNode } from 'react'
import { Attempts } from '#components/jobs/attempts.tsx'
import { type JobActionSet, JobActions } from '#components/jobs/job-actions.tsx'
import { PromptText } from '#components/jobs/prompt-text.tsx'
import { ReasonNotice } from '#components/jobs/reason-notice.tsx'
import { Receipt } from '#components/jobs/receipt.tsx'
import { Relatives } from '#components/jobs/relatives.tsx'
import { SettingsList } from '#components/jobs/settings-list.tsx'
import { StateMark } from '#components/jobs/state-mark.tsx'
import { WaitingStage } from '#components/jobs/waiting-stage.tsx'
import type { TakeFrame } from '#components/lineage/take-frame.tsx'
import { Player } from '#components/player/player.tsx'
import { PinButton, type PinJob } from '#components/queue/pin-button.tsx'
import { Ago } from '#components/time/ago.tsx'
import type { Outlook } from '#lib/jobs/outlook.ts'
import type { JobDetails } from '#lib/jobs/view.ts'
import { dollars } from '#lib/money/dollars.ts'

type Props = {
  job: JobDetails
  outlook: Outlook | null
  sandbox: boolean
  /** What a retry costs now. */
  retryMicros: number | null
  /** Whether an admin may be asked to let it go over a budget. */
  approvals: boolean
  actions: JobActionSet
  /** For those who may put jobs first. */
  pin: PinJob | undefined
  /** The take anew in 1080P, where it can be. */
  promote: ReactNode
  /** For those who may let it go over a budget, while it waits for that. */
  decision: ReactNode
  project: ReactNode
  /** Where it comes from and where it went on. */
  chain: ReactNode
  /** For those who may make frames. */
  takeFrame: TakeFrame | undefined
}

/** One job: its picture on the left, everything about it beside it. */
export async function JobScreen({
  job,
  outlook,
  sandbox,
  retryMicros,
  approvals,
  actions,
  pin,
  promote,
  decision,
  project,
  chain,
  takeFrame,
}: Props) {
  const [t, receipt, common, locale] = await Promise.all([
    getTranslations('job'),
    getTranslations('receipt'),
    getTranslations('common'),
    getLocale(),
  ])
  return (
    <div className="grid grid-cols-1 gap-6 lg:grid-cols-[minmax(0,1fr)_22rem] lg:gap-8 xl:grid-cols-[minmax(0,1fr)_25rem]">
      <div className="grid grid-cols-1 content-start gap-5 lg:sticky lg:top-7 lg:self-start">
        {job.video ? (
          <Player jobId={job.id} video={job.video} takeFrame={takeFrame} />
        ) : (
          <WaitingStage job={job} outlook={outlook} />
        )}
        <ReasonNotice job={job}>{decision}</ReasonNotice>
        {chain}
      </div>
      <div className="grid grid-cols-1 content-start gap-6">
        <section className="grid gap-3">
          <p className="flex flex-wrap items-center gap-x-3 gap-y-1 text-muted text-xs">
            <span className="text-foreground">
              <StateMark state={job.state} label={common(`state.${job.state}`)} />
            </span>
            <span className="min-w-0 break-words">{job.member.name}</span>
            <Ago at={job.createdAt} locale={locale} />
          </p>
          <h1 className="whitespace-pre-wrap break-words text-lg">
            <PromptText prompt={job.prompt || common('noPrompt')} />
          </h1>
          <Relatives job={job} />
        </section>
        <JobActions job={job} actions={actions} retryMicros={retryMicros} approvals={approvals}>
          {promote}
        </JobActions>
        {pin && job.state === 'queued' && job.waiting !== 'approval' && (
          <PinButton job={job} pin={pin} />
        )}
        <Part title={t('settings.title')}>
          <SettingsList job={job} />
          {project}
        </Part>
        <Part title={receipt('title')}>
          <Receipt steps={job.receipt} />
          <p className="mt-4 rounded-md bg-fill px-3 py-2 text-sm">
            {receipt(`money.${sandbox ? 'sandbox' : job.money.word}`, {
              known: job.money.priceMicros === null ? 'no' : 'yes',
              price: dollars(job.money.priceMicros ?? 0),
            })}
          </p>
          <details className="mt-4 text-sm">
            <summary className="touch w-fit rounded-sm py-1 text-muted hover:text-foreground">
              {common('details')}
            </summary>
            <div className="mt-2 grid gap-3">
              <p className="text-xs">
                <span className="mr-4 text-muted">{receipt('jobId')}</span>
                <span className="figures break-all">{job.id}</span>
              </p>
              <Attempts attempts={job.attempts} />
            </div>
          </details>
        </Part>
      </div>
    </div>
  )
}

function Part({ title, children }: { title: string; children: ReactNode }) {
  return (
    <section className="border-t pt-5">
      <h2 className="mb-3 font-semibold text-base">{title}</h2>
      {children}
    </section>
  )
}

import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { getTranslations } from 'next-intl/server'
import { cache } from 'react'
import { decideApproval } from '#app/(portal)/w/[workspace]/budgets/actions.ts'
import {
  cancelJob,
  deleteJob,
  pinJob,
  promoteJob,
  restoreJob,
  retryJob,
  takeFrame,
} from '#app/(portal)/w/[workspace]/jobs/[id]/actions.ts'
import { moveTakes } from '#app/(portal)/w/[workspace]/projects/actions.ts'
import { createTemplate, saveTemplate } from '#app/(portal)/w/[workspace]/templates/actions.ts'
import { JobScreen } from '#components/jobs/job-screen.tsx'
import { Promote } from '#components/jobs/promote.tsx'
import { RefreshOnChange } from '#components/jobs/refresh-on-change.tsx'
import { RestoreNotice } from '#components/jobs/restore-notice.tsx'
import { isLive } from '#components/jobs/state-mark.tsx'
import { Chain } from '#components/lineage/chain.tsx'
import { ApprovalButtons } from '#components/money/approval-buttons.tsx'
import { ProjectOfJob } from '#components/projects/project-of-job.tsx'
import { ClientMessages } from '#components/shell/client-messages.tsx'
import { SaveAsTemplate } from '#components/templates/save-as-template.tsx'
import type { Viewer } from '#lib/accounts/viewer.ts'
import { env } from '#lib/env.ts'
import { composition } from '#lib/jobs/composition.ts'
import { continuationsOf, lineageOf } from '#lib/jobs/lineage-queries.ts'
import { outlookOf } from '#lib/jobs/outlook-queries.ts'
import { pricedProvider } from '#lib/jobs/pricing.ts'
import { promoted } from '#lib/jobs/promoted.ts'
import { jobDetails } from '#lib/jobs/queries.ts'
import type { JobDetails } from '#lib/jobs/view.ts'
import { dollars } from '#lib/money/dollars.ts'
import { approvalsAllowed, quote } from '#lib/money/queries.ts'
import { projectsOf } from '#lib/projects/queries.ts'
import { pageViewer } from '#lib/web/page.ts'
import { can } from '#lib/workspaces/roles.ts'

type Props = { params: Promise<{ workspace: string; id: string }> }

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const job = await jobHere(params)
  const t = await getTranslations('job')
  return { title: job?.prompt.slice(0, 60) || t('title') }
}

export default async function Page({ params }: Props) {
  const viewer = await pageViewer({ params })
  const [job, projects, approvals] = await Promise.all([
    jobHere(params),
    projectsOf(viewer),
    approvalsAllowed(viewer),
  ])
  if (!job) notFound()
  const [links, continuations] = await Promise.all([
    lineageOf(viewer, job.frame.id),
    continuationsOf(viewer, job.id),
  ])
  const outlook = isLive(job.state) ? await outlookOf(viewer) : null
  const retry = job.can.retry ? await quote(viewer, await pricedProvider(viewer), job) : undefined
  const promotion = await promotionOf(viewer, job)
  const move = can(viewer, 'project.change') ? moveTakes : undefined
  const actions = { cancel: cancelJob, retry: retryJob, remove: deleteJob }
  return (
    <ClientMessages namespaces={['job', 'promote', 'common', 'queue', 'templates', 'lineage']}>
      <RefreshOnChange jobId={job.id} seq={job.seq} />
      {job.deleted && <RestoreNotice jobId={job.id} restore={restoreJob} />}
      <JobScreen
        job={job}
        outlook={outlook}
        sandbox={env().sandbox}
        retryMicros={retry?.priceMicros ?? null}
        approvals={approvals}
        actions={actions}
        pin={can(viewer, 'job.pin') ? pinJob : undefined}
        promote={
          promotion && (
            <Promote job={job} {...promotion} approvals={approvals} promote={promoteJob} />
          )
        }
        decision={
          job.waiting === 'approval' &&
          can(viewer, 'approval.decide') && (
            <ClientMessages namespaces={['money', 'common']}>
              <ApprovalButtons
                jobId={job.id}
                price={job.money.priceMicros === null ? null : dollars(job.money.priceMicros)}
                decide={decideApproval}
              />
            </ClientMessages>
          )
        }
        chain={
          <Chain links={links} frameId={job.frame.id} end="take" continuations={continuations} />
        }
        takeFrame={can(viewer, 'frame.create') ? takeFrame : undefined}
        project={
          <>
            <ProjectOfJob
              jobId={job.id}
              projectId={job.projectId}
              projects={projects}
              move={move}
            />
            {can(viewer, 'template.create') && (
              <SaveAsTemplate
                composition={composition.parse({ ...job, frameId: job.frame.id, choice: job })}
                actions={{ create: createTemplate, save: saveTemplate }}
              />
            )}
          </>
        }
      />
    </ClientMessages>
  )
}

/** The take anew in 1080P, and what that costs now; nothing where it cannot be. */
async function promotionOf(viewer: Viewer, job: JobDetails) {
  if (job.state !== 'done' || job.deleted || !can(viewer, 'job.create')) return undefined
  const choice = promoted(job)
  if (!choice) return undefined
  const { priceMicros } = await quote(viewer, await pricedProvider(viewer), choice)
  return { choice, priceMicros }
}

/** Next gives the metadata and the page the same promise. */
const jobHere = cache(async (params: Props['params']) => {
  const viewer = await pageViewer({ params })
  return jobDetails(viewer, (await params).id)
})

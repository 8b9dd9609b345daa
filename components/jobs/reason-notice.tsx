import { CircleAlert, Clock } from 'lucide-react'
import { getTranslations } from 'next-intl/server'
import type { ReactNode } from 'react'
import { failures } from '#lib/jobs/failure.ts'
import type { JobView } from '#lib/jobs/view.ts'

/** Why there is no video, or not yet: what happened, who can do what, and whether it cost anything. */
export async function ReasonNotice({ job, children }: { job: JobView; children: ReactNode }) {
  const t = await getTranslations('failures')
  const reason = job.failure ?? job.waiting
  if (!reason) return null
  const Icon = job.failure ? CircleAlert : Clock
  const colour =
    job.state === 'failed' ? 'text-failed' : job.failure ? 'text-attention' : 'text-muted'
  return (
    <div
      role={job.failure ? 'alert' : 'status'}
      className="flex gap-3 rounded-lg border bg-surface p-4 text-sm"
    >
      <Icon aria-hidden className={`mt-0.5 size-4 shrink-0 ${colour}`} />
      <div className="grid gap-3">
        <p>
          {t(reason)}
          {job.failure && <> {t(`charged.${failures[job.failure].charged}`)}</>}
        </p>
        {children}
      </div>
    </div>
  )
}

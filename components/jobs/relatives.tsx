import { getTranslations } from 'next-intl/server'
import { WorkspaceLink } from '#components/shell/workspace-link.tsx'
import type { JobDetails } from '#lib/jobs/view.ts'

/** The batch it is a take of, the job this one repeats or was made from, and those that came of it. */
export async function Relatives({ job }: { job: JobDetails }) {
  const t = await getTranslations('job.related')
  const { source, derived } = job
  const others = job.retryIds.length + derived.length
  if (!job.batchId && !job.retryOfId && !source && others === 0) return null
  const link = (id: string, place = '/jobs') =>
    function JobLink(chunks: React.ReactNode) {
      return (
        <WorkspaceLink
          href={`${place}/${id}`}
          className="text-foreground underline decoration-control underline-offset-4"
        >
          {chunks}
        </WorkspaceLink>
      )
    }
  return (
    <ul className="grid gap-1 text-muted text-sm">
      {job.batchId && <li>{t.rich('batch', { batch: link(job.batchId, '/batches') })}</li>}
      {job.retryOfId && <li>{t.rich('retryOf', { job: link(job.retryOfId) })}</li>}
      {job.retryIds.map((id) => (
        <li key={id}>{t.rich('retriedAs', { job: link(id) })}</li>
      ))}
      {source && <li>{t.rich('madeFrom', { kind: source.kind, job: link(source.id) })}</li>}
      {derived.map(({ id, kind }) => (
        <li key={id}>{t.rich('madeInto', { kind, job: link(id) })}</li>
      ))}
    </ul>
  )
}

import 'server-only'
import type { Db } from '#lib/db.ts'
import { isSourceKind, type JobSource } from '#lib/jobs/source.ts'
import type { JobDetails } from '#lib/jobs/view.ts'

type Relatives = Pick<JobDetails, 'retryOfId' | 'retryIds' | 'source' | 'derived'>

/** Of those that were made from it, the first ones. */
const mostDerived = 20

/** What the job repeats or was made from, and what came of it. */
export async function relativesIn(tx: Db, jobId: string): Promise<Relatives> {
  const job = await tx.job.findUniqueOrThrow({
    where: { id: jobId },
    select: {
      retryOfId: true,
      sourceId: true,
      sourceKind: true,
      retries: { select: { id: true }, orderBy: { id: 'asc' } },
      derived: {
        select: { id: true, sourceKind: true },
        orderBy: { id: 'asc' },
        take: mostDerived,
      },
    },
  })
  return {
    retryOfId: job.retryOfId,
    retryIds: job.retries.map(({ id }) => id),
    source: sourceOf(job.sourceId, job.sourceKind),
    derived: job.derived.flatMap(({ id, sourceKind }) => sourceOf(id, sourceKind) ?? []),
  }
}

function sourceOf(id: string | null, kind: string | null): JobSource | null {
  return id && isSourceKind(kind) ? { id, kind } : null
}

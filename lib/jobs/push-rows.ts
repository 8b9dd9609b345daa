import 'server-only'
import { createHash } from 'node:crypto'
import { machineDb, machineTransaction } from '#lib/db.ts'
import { evidenceBytes } from '#lib/jobs/evidence-rows.ts'
import { noteCallbackSeen } from '#lib/jobs/upstream-rows.ts'
import { enqueueAll } from '#lib/queue.ts'

/** What came in on an attempt's own address. */
export type Push = { attemptId: string; taskId: string; body: string }

/**
 * Keeps pushes as evidence and makes their jobs due now, in one transaction. Returns the attempts among
 * them that were made after `since`: of the others nothing is kept.
 */
export async function recordPushes(pushes: readonly Push[], since: Date): Promise<Set<string>> {
  const attempts = await machineDb().attempt.findMany({
    where: { id: { in: pushes.map(({ attemptId }) => attemptId) }, createdAt: { gt: since } },
    select: { id: true, jobId: true, accountId: true },
  })
  const known = new Set(attempts.map(({ id }) => id))
  const kept = pushes.filter(({ attemptId }) => known.has(attemptId))
  if (kept.length === 0) return known
  await machineTransaction(async (tx) => {
    await tx.evidence.createMany({ data: kept.map(evidenceOf) })
    // In one order everywhere, so that two processes never wait for each other.
    const rung = await tx.$queryRaw<{ jobId: string }[]>`
      update job set due_at = date_trunc('milliseconds', now()) where id in (
        select id from job where id = any(${attempts.map(({ jobId }) => jobId)}::uuid[])
          and state in ('rendering', 'submitting', 'attention') order by id for update
      ) returning id as "jobId"`
    await enqueueAll('settle', rung, tx)
  })
  for (const accountId of new Set(attempts.map((attempt) => attempt.accountId)))
    await noteCallbackSeen(accountId)
  return known
}

function evidenceOf({ attemptId, taskId, body }: Push) {
  const sha256 = createHash('sha256').update(body).digest('hex')
  return { attemptId, kind: 'push', source: taskId, sha256, body: body.slice(0, evidenceBytes) }
}

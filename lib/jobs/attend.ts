import 'server-only'
import type { Viewer } from '#lib/accounts/viewer.ts'
import { appendAudit } from '#lib/audit/append.ts'
import { Refused } from '#lib/errors.ts'
import type { Note } from '#lib/jobs/accepted-rows.ts'
import { addEvidence } from '#lib/jobs/evidence-rows.ts'
import { attendedAttempt } from '#lib/jobs/open-attempt-rows.ts'
import { jobForViewer } from '#lib/jobs/queries.ts'
import { bindTask } from '#lib/jobs/resolve-unknown.ts'
import { writeOffAttempt } from '#lib/jobs/write-off-rows.ts'
import { can } from '#lib/workspaces/roles.ts'

/** What a person can do about a job that needs attention. */

/** Binds a task id that the provider's console or support named; the upstream must confirm it. */
export async function bind(
  viewer: Viewer,
  jobId: string,
  taskId: string,
): Promise<{ jobId: string } | Refused> {
  const attempt = await attended(viewer, jobId)
  if (attempt instanceof Refused) return attempt
  await addEvidence(attempt.id, 'operator', taskId, JSON.stringify({ taskId, by: viewer.userId }))
  const note = audited(viewer, 'bound', jobId, { taskId })
  return (await bindTask(attempt, taskId, note))
    ? { jobId }
    : new Refused('task_not_confirmed', { field: 'taskId' })
}

/** Gives an attempt up, with a reason that stays on record. The provider may have billed it. */
export async function writeOff(
  viewer: Viewer,
  jobId: string,
  reason: string,
): Promise<{ jobId: string } | Refused> {
  const attempt = await attended(viewer, jobId)
  if (attempt instanceof Refused) return attempt
  await addEvidence(
    attempt.id,
    'operator',
    'write_off',
    JSON.stringify({ reason, by: viewer.userId }),
  )
  const note = audited(viewer, 'written_off', jobId, { reason })
  return (await writeOffAttempt(jobId, reason, note))
    ? { jobId }
    : new Refused('job_not_in_attention')
}

async function attended(viewer: Viewer, jobId: string) {
  if (!can(viewer, 'operations.act')) return new Refused('not_allowed')
  const job = await jobForViewer(viewer, jobId)
  if (!job) return new Refused('not_found')
  const attempt = job.state === 'attention' ? await attendedAttempt(jobId) : null
  return attempt ?? new Refused('job_not_in_attention')
}

function audited(
  viewer: Viewer,
  verb: 'bound' | 'written_off',
  jobId: string,
  after: Record<string, string>,
): Note {
  return (tx) =>
    appendAudit(tx, viewer.workspaceId, viewer, {
      action: `job.${verb}`,
      subject: { kind: 'job', id: jobId },
      after,
    })
}

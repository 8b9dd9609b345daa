import 'server-only'
import { system } from '#lib/accounts/system.ts'
import { type Note, recordAccepted, recordFound } from '#lib/jobs/accepted-rows.ts'
import { closeUnvoted } from '#lib/jobs/attempt-rows.ts'
import { addEvidence, pushedTaskIds } from '#lib/jobs/evidence-rows.ts'
import { needsAttention } from '#lib/jobs/job-rows.ts'
import { afterUnknown, isKnown } from '#lib/jobs/lifecycle.ts'
import { lookAgainAtUnknown } from '#lib/jobs/look-rows.ts'
import { openAttempt } from '#lib/jobs/open-attempt-rows.ts'
import { queryTask } from '#lib/minimax/query.ts'
import { accountById } from '#lib/upstream-keys/queries.ts'

/**
 * Looks for proof of what became of an attempt whose answer was lost: a task id that a push on its own
 * address named, confirmed by an authenticated query. Without proof it waits, closes (only where our
 * silence is a veto) or goes before a person. It is never sent again. A task that the upstream lost sight of is asked
 * for again.
 */
export async function resolveUnknown(jobId: string): Promise<void> {
  const attempt = await openAttempt(jobId)
  if (attempt?.taskId && (await bindTask(attempt, attempt.taskId))) return
  if (attempt?.state !== 'unknown') return lookAgainAtUnknown(jobId)
  for (const taskId of await pushedTaskIds(attempt.id)) {
    if (await bindTask(attempt, taskId)) return
  }
  const verdict = afterUnknown({
    mode: attempt.mode ?? 'none',
    echoed: attempt.echoedAt !== null,
    ageSeconds: (Date.now() - (attempt.sendingAt?.getTime() ?? 0)) / 1000,
    attempts: attempt.n,
  })
  if (verdict === 'close') return void (await closeUnvoted(attempt))
  if (verdict === 'attention') await needsAttention(jobId, ['submitting'], 'outcome_unknown')
  await lookAgainAtUnknown(jobId)
}

/**
 * Binds `taskId` to the attempt if the upstream confirms that the task is ours and no other attempt has it. An attempt
 * that has its task already can only have it confirmed.
 */
export async function bindTask(
  attempt: { id: string; jobId: string; accountId: string; taskId: string | null },
  taskId: string,
  audit?: Note,
): Promise<boolean> {
  if (attempt.taskId !== null && attempt.taskId !== taskId) return false
  const account = await accountById(system('worker'), attempt.accountId)
  if (!account) return false
  const outcome = await queryTask(account, taskId)
  if (!isKnown(outcome)) return false
  await addEvidence(attempt.id, 'query', taskId, outcome.excerpt)
  if (attempt.taskId !== null) return recordFound(attempt, audit)
  // It is the task of the account that confirmed it: there nobody else may have it.
  return recordAccepted({ ...attempt, accountId: account.id }, taskId, undefined, audit)
}

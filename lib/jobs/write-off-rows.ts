import 'server-only'
import { machineTransaction } from '#lib/db.ts'
import type { Note } from '#lib/jobs/accepted-rows.ts'
import { fail } from '#lib/jobs/job-rows.ts'

/** A person gave up on an attempt, with a reason. Whoever comes second finds it decided. */
export async function writeOffAttempt(
  jobId: string,
  reason: string,
  audit: Note,
): Promise<boolean> {
  return machineTransaction(async (tx) => {
    await tx.attempt.updateMany({
      where: { jobId, state: 'unknown' },
      data: { state: 'written_off', closedReason: reason },
    })
    const step = { kind: 'written_off', reason } as const
    return fail(tx, jobId, ['attention'], 'written_off', step, audit)
  })
}

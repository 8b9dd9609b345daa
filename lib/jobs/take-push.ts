import 'server-only'
import { secondsFromNow } from '#lib/clock.ts'
import { addressLifeSeconds } from '#lib/jobs/callback-address.ts'
import { keepOrphans } from '#lib/jobs/keep-orphans.ts'
import { lookNow } from '#lib/jobs/look-now.ts'
import { type Push, type Pushed, recordPushes } from '#lib/jobs/push-rows.ts'
import { noteCallbackSeen } from '#lib/jobs/upstream-rows.ts'
import { log } from '#lib/log.ts'
import { together } from '#lib/together.ts'

const pushesAtOnce = 100

/**
 * Takes a push: on record and its job due when this resolves. One whose attempt is gone is on record alone. False
 * when it is not on record: its address is too old, or says too much. A burst costs a few commits, and leaves the
 * database to the challenges, which are in a hurry.
 */
export const takePush: (push: Push) => Promise<boolean> = together(pushesAtOnce, takePushes)

async function takePushes(pushes: Push[]): Promise<boolean[]> {
  const pushed = await recordPushes(pushes, secondsFromNow(-addressLifeSeconds))
  followUp(pushed)
  const known = new Set(pushed.map(({ attemptId }) => attemptId))
  const others = pushes.filter(({ attemptId }) => !known.has(attemptId))
  const orphans = new Set(await keepOrphans(others))
  return pushes.map((push) => known.has(push.attemptId) || orphans.has(push))
}

/** What no answer waits for: the pushes are on record. */
function followUp(pushed: readonly Pushed[]): void {
  lookNow([...new Set(pushed.flatMap(({ jobId }) => jobId ?? []))])
  for (const accountId of new Set(pushed.map((attempt) => attempt.accountId)))
    void noteCallbackSeen(accountId).catch((error: unknown) =>
      log.warn({ err: error }, 'it could not be noted that a callback came'),
    )
}

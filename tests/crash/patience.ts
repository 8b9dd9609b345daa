import { setTimeout as wait } from 'node:timers/promises'
import type { Stage } from './stage.ts'

/**
 * What takes minutes in life takes moments here: ages are moved back in the database, no clock is
 * touched. Only what time alone would do to it is done to a row.
 */
export async function waitPatiently(
  stage: Stage,
  { over, quiet }: { over: () => Promise<boolean>; quiet: () => Promise<boolean> },
  milliseconds: number,
): Promise<boolean> {
  const end = Date.now() + milliseconds
  let leases = Date.now() + 2_500
  while (Date.now() < end) {
    await wait(200)
    try {
      if (await over()) return true
      await endLeasesOfTheDead(stage)
      await bringForward(stage)
      if (Date.now() > leases) await endLooks(stage).then(() => (leases = end))
      if (await quiet()) await ageUnknown(stage)
    } catch {
      // the database is down
    }
  }
  return false
}

/** 90 s after its sender died. */
async function endLeasesOfTheDead({ database, dead }: Stage): Promise<void> {
  await database.sql(
    `update attempt set lease_until = now() - interval '1 second'
     where state = 'sending' and lease_until > now() and sender_boot_id = any($1)`,
    [[...dead]],
  )
}

/** The seconds before the next look, or the next try. */
async function bringForward({ database }: Stage): Promise<void> {
  await database.sql(
    `update job set due_at = now() where due_at > now() + interval '200 milliseconds' and (
       state in ('queued', 'submitting')
       or state = 'rendering' and due_at < now() + interval '15 seconds'
       or state = 'saving' and waiting_code is not null and due_at < now() + interval '15 seconds')`,
  )
}

/** The minute for which a look is held by who may be dead. */
async function endLooks({ database }: Stage): Promise<void> {
  await database.sql(
    `update job set due_at = now() where state in ('rendering', 'saving') and due_at > now()`,
  )
}

/** The two minutes in which a push may still come. */
async function ageUnknown({ database }: Stage): Promise<void> {
  await database.sql(
    `update attempt a set sending_at = sending_at - interval '3 minutes' from job j
     where j.id = a.job_id and j.state = 'submitting' and a.state = 'unknown' and a.sending_at > now() - interval '2 minutes'`,
  )
}

import 'server-only'
import { system } from '#lib/accounts/system.ts'
import { tidyAccounts } from '#lib/accounts/tidy.ts'
import { secondsFromNow } from '#lib/clock.ts'
import { files } from '#lib/files/storage.ts'
import { sweepUnfinished } from '#lib/files/sweep-unfinished.ts'
import { sweepFrames } from '#lib/frames/sweep.ts'
import { recordUnknown } from '#lib/jobs/attempt-rows.ts'
import { addressLifeSeconds } from '#lib/jobs/callback-address.ts'
import { dispatch } from '#lib/jobs/dispatch.ts'
import { deletedWithFiles, forgetFiles } from '#lib/jobs/job-rows.ts'
import { dueJobs } from '#lib/jobs/look-rows.ts'
import { orphanedSends } from '#lib/jobs/open-attempt-rows.ts'
import { forgetOrphans } from '#lib/jobs/orphan-push-rows.ts'
import { sweepVideos } from '#lib/jobs/sweep-videos.ts'
import { mailAlerts } from '#lib/money/mail-alerts.ts'
import { enqueue } from '#lib/queue.ts'
import { wipeKeys } from '#lib/upstream-keys/wipe.ts'
import { purgeWorkspaces } from '#lib/workspaces/purge.ts'

export type Sweep = { name: string; everySeconds: number; run: () => Promise<void> }

/** The recurring work, in one list: what a lost message, a dead process or a sleep left behind is found here. */
export const sweeps = [
  { name: 'send what waits', everySeconds: 1, run: dispatch },
  { name: 'look at what fell due', everySeconds: 2, run: lookAtDue },
  { name: 'classify orphaned sends', everySeconds: 5, run: classifyOrphans },
  { name: 'mail budget alerts', everySeconds: 5, run: () => mailAlerts(system('worker')) },
  { name: 'purge deleted videos', everySeconds: 600, run: purgeDeleted },
  { name: 'let deleted workspaces go', everySeconds: 600, run: letWorkspacesGo },
  { name: 'remove files of nobody', everySeconds: 3600, run: removeFilesOfNobody },
  { name: 'wipe removed keys', everySeconds: 60, run: () => wipeKeys(system('worker')) },
  { name: 'forget ended sessions and tries', everySeconds: 3600, run: forgetEnded },
  { name: 'forget orphaned pushes', everySeconds: 3600, run: forgetOrphanPushes },
] as const satisfies readonly Sweep[]

/** Deleted takes can be brought back by undo; after a day their files go. */
const keepDeletedMilliseconds = 24 * 3600 * 1000

async function lookAtDue(): Promise<void> {
  for (const job of await dueJobs(200))
    await enqueue(job.state === 'saving' ? 'save' : 'settle', { jobId: job.id })
}

/** A sender that died between commit and answer: nobody knows what became of the call. */
async function classifyOrphans(): Promise<void> {
  for (const attempt of await orphanedSends(100))
    await recordUnknown(attempt, undefined, 'sender_died')
}

async function purgeDeleted(): Promise<void> {
  for (const job of await deletedWithFiles(new Date(Date.now() - keepDeletedMilliseconds), 100)) {
    for (const key of [job.videoKey, job.posterKey]) if (key) await files().remove(key)
    await forgetFiles(job.id)
  }
}

async function letWorkspacesGo(): Promise<void> {
  await purgeWorkspaces(system('worker'))
}

/** What a killed process left behind. The unfinished come last: the rights to a bucket may be enough for all but them. */
async function removeFilesOfNobody(): Promise<void> {
  await sweepFrames()
  await sweepVideos()
  await sweepUnfinished()
}

async function forgetEnded(): Promise<void> {
  await tidyAccounts(system('worker'))
}

/** As long after the last push as a known attempt's address is heard. */
async function forgetOrphanPushes(): Promise<void> {
  await forgetOrphans(secondsFromNow(-addressLifeSeconds))
}

import { randomUUID } from 'node:crypto'

/** All that jobs keep in storage lies under this. */
export const videosPrefix = 'videos/'

/** Where a video and its poster go: a new name for each try, so that two who save at once never meet. */
export function newVideoKeys(job: { workspaceId: string; jobId: string }) {
  const stem = () => `${videosPrefix}${job.workspaceId}/${job.jobId}-${randomUUID()}`
  return { videoKey: `${stem()}.mp4`, posterKey: `${stem()}.webp` }
}

/** The job that a file in storage was made for; whether it is that job's video, only the rows know. */
export function jobIdOf(key: string): string | undefined {
  return /^videos\/[0-9a-f-]{36}\/([0-9a-f-]{36})-/.exec(key)?.[1]
}

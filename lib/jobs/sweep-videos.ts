import 'server-only'
import { now } from '#lib/clock.ts'
import { files } from '#lib/files/storage.ts'
import { videoFilesOf } from '#lib/jobs/job-rows.ts'
import { jobIdOf, videosPrefix } from '#lib/jobs/video-keys.ts'

/** No save takes longer; until then a file may be about to get its row. */
const oldMilliseconds = 24 * 60 * 60 * 1000
const batchSize = 500

/** Removes day-old files that no job names: what a save left that died before its commit. Returns how many. */
export async function sweepVideos(): Promise<number> {
  let removed = 0
  let batch: string[] = []
  for await (const { key, modifiedAt } of files().list(videosPrefix)) {
    if (now().getTime() - modifiedAt.getTime() < oldMilliseconds) continue
    batch.push(key)
    if (batch.length < batchSize) continue
    removed += await removeUnnamed(batch)
    batch = []
  }
  return removed + (await removeUnnamed(batch))
}

async function removeUnnamed(keys: string[]): Promise<number> {
  const jobIds = keys.map(jobIdOf).filter((id) => id !== undefined)
  const named = new Set(await videoFilesOf([...new Set(jobIds)]))
  const unnamed = keys.filter((key) => !named.has(key))
  for (const key of unnamed) await files().remove(key)
  return unnamed.length
}

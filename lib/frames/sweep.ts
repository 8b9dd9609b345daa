import 'server-only'
import { now } from '#lib/clock.ts'
import { files } from '#lib/files/storage.ts'
import { framesPrefix, ownersOf } from '#lib/frames/keys.ts'
import { keysInUse } from '#lib/frames/rows.ts'

const oldMilliseconds = 24 * 60 * 60 * 1000
const batchSize = 500

/** Removes day-old files that no frame has: what an upload left that died before its row. Returns how many. */
export async function sweepFrames(): Promise<number> {
  let removed = 0
  let batch: string[] = []
  for await (const { key, modifiedAt } of files().list(framesPrefix)) {
    if (now().getTime() - modifiedAt.getTime() < oldMilliseconds) continue
    batch.push(key)
    if (batch.length < batchSize) continue
    removed += await removeUnused(batch)
    batch = []
  }
  return removed + (await removeUnused(batch))
}

async function removeUnused(keys: string[]): Promise<number> {
  const used = await keysInUse(keys.flatMap(ownersOf))
  const unused = keys.filter((key) => !ownersOf(key).some((owner) => used.has(owner)))
  for (const key of unused) await files().remove(key)
  return unused.length
}

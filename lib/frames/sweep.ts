import 'server-only'
import { now } from '#lib/clock.ts'
import { files } from '#lib/files/storage.ts'
import { framesPrefix, type Owner, ownerOf } from '#lib/frames/keys.ts'
import { existingFrames } from '#lib/frames/rows.ts'

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
  const owners = keys.map(ownerOf).filter((owner) => owner !== undefined)
  const used = new Set((await existingFrames(owners)).map(nameOf))
  const unused = keys.filter((key) => !used.has(nameOf(ownerOf(key))))
  for (const key of unused) await files().remove(key)
  return unused.length
}

function nameOf(owner: Owner | undefined): string {
  return owner ? `${owner.workspaceId}/${owner.sha256}` : ''
}

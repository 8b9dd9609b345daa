import { readdir, rm, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { now } from '#lib/clock.ts'
import { unlessAbsent } from '#lib/files/trouble.ts'

const staleMilliseconds = 60 * 60 * 1000

/** Removes what lies in `folder` and was last written an hour ago or earlier. Returns how many. */
export async function removeStale(folder: string): Promise<number> {
  let removed = 0
  for (const name of (await unlessAbsent(readdir(folder))) ?? []) {
    const path = join(folder, name)
    const found = await unlessAbsent(stat(path))
    if (!found || now().getTime() - found.mtimeMs < staleMilliseconds) continue
    await rm(path, { force: true, recursive: true })
    removed += 1
  }
  return removed
}

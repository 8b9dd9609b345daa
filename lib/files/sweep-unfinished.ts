import 'server-only'
import { readdir, rm, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { now } from '#lib/clock.ts'
import { unfinishedFolders } from '#lib/files/storage.ts'
import { unlessAbsent } from '#lib/files/trouble.ts'

const staleMilliseconds = 60 * 60 * 1000

/** Removes what killed processes left half-written an hour ago or earlier. Returns how many files. */
export async function sweepUnfinished(): Promise<number> {
  let removed = 0
  for (const folder of unfinishedFolders()) {
    for (const name of (await unlessAbsent(readdir(folder))) ?? []) {
      const path = join(folder, name)
      const found = await unlessAbsent(stat(path))
      if (!found || now().getTime() - found.mtimeMs < staleMilliseconds) continue
      await rm(path, { force: true, recursive: true })
      removed += 1
    }
  }
  return removed
}

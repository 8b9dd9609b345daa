import 'server-only'
import { rename, rm, stat, statfs } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { type Files, StorageUnavailable } from '#lib/files/files.ts'
import { makeFolder, syncFolder } from '#lib/files/folder.ts'
import { pathOf } from '#lib/files/key.ts'
import { readRange } from '#lib/files/read.ts'
import { removeStale } from '#lib/files/remove-stale.ts'
import { writeTemporary } from '#lib/files/temporary.ts'
import { guarded, unlessAbsent } from '#lib/files/trouble.ts'
import { keysUnder } from '#lib/files/walk.ts'

/** Below this a large video and its poster may no longer fit. */
const defaultLeastFreeBytes = 200_000_000

/**
 * Files in the folder `root`, which is ours alone. Each is written in its hidden folder (fsync), and then renamed
 * (fsync of the folder).
 */
export function disk(root: string, leastFreeBytes = defaultLeastFreeBytes): Files {
  return {
    async put(key, source, limits) {
      const path = pathOf(root, key)
      const options = { ...limits, durable: true }
      const { path: written, ...stored } = await writeTemporary(unfinished(root), source, options)
      try {
        await guarded(publish(written, path))
      } catch (error) {
        await rm(written, { force: true })
        throw error
      }
      return stored
    },

    async open(key, range) {
      const found = await this.stat(key)
      if (!found) return undefined
      const whole = { start: 0, end: found.sizeBytes - 1 }
      const stream = readRange(pathOf(root, key), range ?? whole)
      return { stream, sizeBytes: found.sizeBytes }
    },

    async stat(key) {
      const found = await guarded(unlessAbsent(stat(pathOf(root, key))))
      return found?.isFile() ? { sizeBytes: found.size } : undefined
    },

    async remove(key) {
      await guarded(rm(pathOf(root, key), { force: true }))
    },

    async *list(prefix) {
      for await (const key of keysUnder(root, prefix)) {
        const found = await guarded(unlessAbsent(stat(pathOf(root, key))))
        if (found) yield { key, modifiedAt: found.mtime }
      }
    },

    async removeUnfinished() {
      return removeStale(unfinished(root))
    },

    async check() {
      const probe = await writeTemporary(unfinished(root), oneByte(), {
        maxBytes: 1,
        durable: true,
      })
      await guarded(rm(probe.path))
      const { bavail, bsize } = await guarded(statfs(root))
      if (bavail * bsize < leastFreeBytes)
        throw new StorageUnavailable('the disk is nearly full', { full: true })
    },
  }
}

/** Beside the files, so that a rename never crosses file systems; hidden, so that no key reaches it. */
function unfinished(root: string): string {
  return join(root, '.unfinished')
}

async function publish(written: string, path: string): Promise<void> {
  await makeFolder(dirname(path))
  await rename(written, path)
  await syncFolder(dirname(path))
}

async function* oneByte() {
  yield new Uint8Array(1)
}

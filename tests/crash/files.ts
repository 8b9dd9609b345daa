import { createHash } from 'node:crypto'
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs'
import { join, relative } from 'node:path'

/** What lies in the storage folder, by plain reading. */

export const sha256 = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex')

/** Every file that a key can name, as its key. */
export function visibleKeys(storage: string): string[] {
  return filesIn(storage)
    .map((path) => relative(storage, path))
    .filter((key) => !key.startsWith('.'))
    .sort()
}

/** Files that are not complete, with something in them, and touched in the last seconds. */
export function unfinishedVideos(storage: string): string[] {
  const now = Date.now()
  return filesIn(join(storage, '.unfinished')).filter((path) => {
    const found = statSync(path, { throwIfNoEntry: false })
    return found && found.size > 0 && now - found.mtimeMs < 1_000
  })
}

/** The hash of a stored file; undefined when it is not there. */
export function storedSha256(storage: string, key: string): string | undefined {
  const path = join(storage, key)
  return existsSync(path) ? sha256(readFileSync(path)) : undefined
}

export function filesIn(folder: string): string[] {
  if (!existsSync(folder)) return []
  return readdirSync(folder, { withFileTypes: true, recursive: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
}

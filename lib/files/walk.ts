import { readdir } from 'node:fs/promises'
import { join } from 'node:path'
import { guarded, unlessAbsent } from '#lib/files/trouble.ts'

/** The keys in `root` that start with `prefix`, in order. Folders that cannot hold one are not read. */
export async function* keysUnder(root: string, prefix: string, at = ''): AsyncIterable<string> {
  for (const name of await namesIn(join(root, at))) {
    const found = at + name
    if (name.endsWith('/')) {
      const related = found.startsWith(prefix) || prefix.startsWith(found)
      if (related) yield* keysUnder(root, prefix, found)
    } else if (found.startsWith(prefix)) yield found
  }
}

/** Names in order, folders with a slash behind them: the order of the keys that they begin. */
async function namesIn(folder: string): Promise<string[]> {
  const entries = await guarded(unlessAbsent(readdir(folder, { withFileTypes: true })))
  return (entries ?? [])
    .filter((entry) => !entry.name.startsWith('.'))
    .map((entry) => (entry.isDirectory() ? `${entry.name}/` : entry.name))
    .sort()
}

import { randomBytes } from 'node:crypto'
import { chmodSync, cpSync, existsSync, readdirSync, renameSync, rmSync, statSync } from 'node:fs'
import { join } from 'node:path'

/** Copies `source` to `target`, unless it is there, so that every account can read and run it. */
export function openCopy(source: string, target: string): string {
  if (existsSync(target)) return target
  // Made beside its place and then renamed: a copy that was cut short is never used.
  const draft = `${target}.${randomBytes(4).toString('hex')}`
  cpSync(source, draft, { recursive: true, verbatimSymlinks: true })
  openToAll(draft)
  try {
    renameSync(draft, target)
  } catch (error) {
    rmSync(draft, { recursive: true })
    if (!existsSync(target)) throw error
  }
  return target
}

/** A clone made under umask 077 has files that only its owner can read. */
function openToAll(directory: string): void {
  chmodSync(directory, 0o755)
  for (const entry of readdirSync(directory, { withFileTypes: true })) {
    const path = join(directory, entry.name)
    if (entry.isDirectory()) openToAll(path)
    else if (entry.isFile()) chmodSync(path, statSync(path).mode & 0o100 ? 0o755 : 0o644)
  }
}

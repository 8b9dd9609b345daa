import { randomBytes } from 'node:crypto'
import { linkSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

/**
 * A secret of this installation, made at first use and kept in DATA_DIR/secrets, which only its
 * owner can read. Two processes that ask at once get the same one.
 */
export function secret(dataDir: string, name: string): string {
  const directory = join(dataDir, 'secrets')
  const path = join(directory, name)
  mkdirSync(directory, { recursive: true, mode: 0o700 })
  return kept(path) ?? make(path)
}

function kept(path: string): string | undefined {
  try {
    return readFileSync(path, 'utf8').trim() || undefined
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return undefined
    throw error
  }
}

/** Written whole beside its place and then linked: a reader never sees half of it. */
function make(path: string): string {
  const draft = `${path}.${process.pid}.${randomBytes(4).toString('hex')}`
  writeFileSync(draft, `${randomBytes(32).toString('base64url')}\n`, { mode: 0o600, flush: true })
  try {
    linkSync(draft, path)
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'EEXIST')) throw error
  } finally {
    rmSync(draft)
  }
  return readFileSync(path, 'utf8').trim()
}

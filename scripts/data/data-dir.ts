import { chmodSync, existsSync, mkdirSync, statSync } from 'node:fs'
import { dirname } from 'node:path'
import { passable, serverAccount } from '../postgres/account.ts'

/**
 * Makes DATA_DIR so that only its owner can read in it. As root, others may pass through it: the
 * embedded PostgreSQL runs as another account.
 */
export function makeDataDir(path: string): void {
  if (existsSync(path)) close(path)
  else make(path)
}

function make(path: string): void {
  mkdirSync(path, { recursive: true, mode: 0o700 })
  const account = serverAccount()
  if (account && passable(dirname(path), account)) chmodSync(path, 0o711)
}

function close(path: string): void {
  const { mode, uid } = statSync(path)
  if (uid === process.getuid?.()) chmodSync(path, mode & (serverAccount() ? 0o711 : 0o700))
}

import { chmodSync, existsSync, mkdirSync, statSync } from 'node:fs'
import { dirname } from 'node:path'
import { passable, serverAccount } from '../postgres/account.ts'
import { Unable } from '../unable.ts'

/**
 * Makes DATA_DIR so that only its owner can read in it. As root, others may pass through it: the
 * embedded PostgreSQL runs as another account. One that exists keeps its mode: it may be shared.
 */
export function makeDataDir(path: string): void {
  if (existsSync(path)) refuseFile(path)
  else make(path)
}

function make(path: string): void {
  mkdirSync(path, { recursive: true, mode: 0o700 })
  const account = serverAccount()
  if (account && passable(dirname(path), account)) chmodSync(path, 0o711)
}

function refuseFile(path: string): void {
  if (!statSync(path).isDirectory())
    throw new Unable(`DATA_DIR, ${path}, is a file: set DATA_DIR to a directory.`)
}

import { statSync } from 'node:fs'
import { dirname } from 'node:path'

/** Who the server runs as, when not as ourselves. */
export type Account = { uid: number; gid: number }

const nobody: Account = { uid: 65_534, gid: 65_534 }

/** PostgreSQL refuses to run as root: then it runs as an account that owns nothing else. */
export function serverAccount(): Account | undefined {
  return process.getuid?.() === 0 ? nobody : undefined
}

/** Whether `account` may pass through `path` and all that lies above it. */
export function passable(path: string, account: Account): boolean {
  const { mode, uid, gid } = statSync(path)
  const bit = uid === account.uid ? 0o100 : gid === account.gid ? 0o010 : 0o001
  if ((mode & bit) === 0) return false
  return dirname(path) === path || passable(dirname(path), account)
}

import { existsSync, readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'

/** Reads postmaster.pid. https://www.postgresql.org/docs/18/storage-file-layout.html */

/** The port that the server listens on, by its own word. */
export function portInPidFile(data: string): number | undefined {
  return Number(linesOf(data)?.[3]) || undefined
}

/**
 * Removes a postmaster.pid whose process number, after a reboot or in a container, is a stranger's
 * or a zombie's: PostgreSQL would refuse to start, and pg_ctl would call it running.
 */
export function forgetStranger(data: string): void {
  const pid = Number(linesOf(data)?.[0])
  if (pid > 0 && isStranger(pid)) rmSync(join(data, 'postmaster.pid'), { force: true })
}

/** Only Linux tells; elsewhere nobody is taken for a stranger. */
function isStranger(pid: number): boolean {
  const path = `/proc/${pid}/stat`
  if (!existsSync(path)) return false
  const [, name, state] = readFileSync(path, 'utf8').match(/\((.*)\) (\w)/) ?? []
  return name !== 'postgres' || state === 'Z'
}

function linesOf(data: string): string[] | undefined {
  const path = join(data, 'postmaster.pid')
  return existsSync(path) ? readFileSync(path, 'utf8').split('\n') : undefined
}

import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { Lock } from '../data/lock.ts'
import { Unable } from '../unable.ts'

/** Refuses a second start in one DATA_DIR. Returns what lets the next one in. */
export function onlyStart(dataDir: string, address: string): () => Promise<void> {
  const lock = new Lock(join(dataDir, 'locks', 'start'))
  const note = join(dataDir, 'locks', 'start.json')
  if (!lock.alone()) throw new Unable(`${whoRuns(note)}: use that one, or set DATA_DIR and PORT.`)
  writeFileSync(note, JSON.stringify({ pid: process.pid, address }), { mode: 0o600 })
  return async () => lock.close()
}

function whoRuns(note: string): string {
  const { pid, address } = existsSync(note) ? JSON.parse(readFileSync(note, 'utf8')) : {}
  return `Firstframe already runs in this DATA_DIR (process ${pid}, ${address})`
}

import { readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'

// Outlives a run that was killed (SIGKILL runs no teardown), in a session of its own, and ends the
// PostgreSQL that it left behind. The portals follow the worker that started them (follow-parent.mjs).
const shutdownMilliseconds = 1_000
const [directory] = process.argv.slice(2)

process.once('disconnect', () => {
  try {
    const pidFile = join(directory, 'postgres', 'data', 'postmaster.pid')
    process.kill(Number.parseInt(readFileSync(pidFile, 'utf8'), 10), 'SIGQUIT') // an immediate shutdown
  } catch {
    // It is gone already.
  }
  setTimeout(() => rmSync(directory, { recursive: true, force: true }), shutdownMilliseconds)
})

import { mkdirSync } from 'node:fs'
import { dirname } from 'node:path'
import { DatabaseSync } from 'node:sqlite'

/**
 * A lock between processes that a dead process cannot hold: the operating system's own file lock,
 * reached through SQLite, the one library at hand that takes it on every platform. A file with a
 * process number in it would go stale, and after a reboot name a stranger.
 */
export class Lock {
  readonly #file: DatabaseSync

  constructor(path: string) {
    mkdirSync(dirname(path), { recursive: true, mode: 0o700 })
    this.#file = new DatabaseSync(path, { timeout: 0 })
  }

  /** Takes the lock for this process alone. False when another holds or shares it. */
  alone(): boolean {
    return this.#taken('BEGIN EXCLUSIVE')
  }

  /** Shares the lock with others who share it. False when one holds it alone. */
  shared(): boolean {
    return this.#taken('BEGIN; SELECT count(*) FROM sqlite_schema')
  }

  /** Like alone(), but waits for its turn. */
  async turn(): Promise<void> {
    while (!this.alone()) await new Promise((resolve) => setTimeout(resolve, 25))
  }

  /** Gives back what was taken; the lock may be taken again. */
  release(): void {
    if (this.#file.isTransaction) this.#file.exec('ROLLBACK')
  }

  close(): void {
    if (this.#file.isOpen) this.#file.close()
  }

  #taken(statement: string): boolean {
    try {
      this.#file.exec('PRAGMA journal_mode = MEMORY') // writes nothing: also a full disk has locks
      this.#file.exec(statement)
      return true
    } catch (error) {
      this.release()
      if (error instanceof Error && 'errcode' in error && error.errcode === 5) return false
      throw error
    }
  }
}

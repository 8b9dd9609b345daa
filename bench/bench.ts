import type { Closing } from '#scripts/run/closing.ts'
import type { Subject } from './process/subject.ts'
import type { Databases } from './stage/databases.ts'

/** What every row is given. */
export type Bench = {
  /** What must be ended and removed afterwards, the last first. */
  closing: Closing
  /** A directory of this run alone; removed at its end. */
  directory: string
  /** How often each contender has its turn. */
  rounds: number
  /** How long memory is watched under load. */
  minutes: number
  databases: Databases
  /** The load generator: a process of its own. */
  load: Subject
  say(text: string): void
  /** Runs a turn while nothing else keeps the machine busy (bench/measure/others.ts). */
  calmly<T>(work: () => Promise<T>): Promise<T>
}

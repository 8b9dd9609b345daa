import type { WaitingCode } from '#lib/jobs/failure.ts'
import type { JobState } from '#lib/jobs/view.ts'
import type { CallName, FaultOf, Rule } from '#sandbox/faults/rule.ts'
import type { End } from './ends.ts'

type Fault = { call: CallName; when: Partial<Rule['when']>; fault: { kind: string } }

/** What is done to one job, and what must become of it. */
export type Row = {
  name: string
  faults: Fault[]
  end: End
  /** What its receipt says that it waited for on the way, in order; nothing when left out. */
  meanwhile?: WaitingCode[]
  /** The entries of the fixtures that it plays, as `section/name`. */
  plays?: string[]
  /** A word that the sandbox looks for in the prompt. */
  word?: string
  /** Another job is accepted before it. */
  second?: true
  /** What is logged as an error meanwhile. Rows with alarms are played alone. */
  alarms?: number
  /** In this state it is made so old, with all that was noted of its task, as PostgreSQL writes an interval. */
  aged?: { state: JobState; interval: string; unknown?: true }
}

type Asked<C extends CallName> = Partial<FaultOf<C>> & { kind: FaultOf<C>['kind'] }
/** Rules for one call: on the first only, on the first `times`, or on all of them. */
const rulesFor =
  <C extends CallName>(call: C) =>
  (fault: Asked<C>, times: number | 'always' = 1): Fault => ({
    call,
    fault,
    when: times === 'always' ? {} : { first: times },
  })

export const create = rulesFor('create')
export const query = rulesFor('query')
export const retrieve = rulesFor('retrieve')
export const download = rulesFor('download')
export const challenge = rulesFor('challenge')
export const push = rulesFor('push')

/** Nothing rings: only the job's own looks meet the faults, one after the other. */
export const unrung: Fault = push({ kind: 'drop' }, 'always')

/** A call that is answered with this code instead. */
export function base(code: number, text?: string) {
  return { kind: 'base', code, ...(text === undefined ? {} : { text }) } as const
}

import { createHash } from 'node:crypto'
import type { CallName, FaultOf, Rule, RuleFor } from './rule.ts'

/** What a rule can look at. */
type Facts = { prompt?: string | undefined; taskId?: string | undefined }

type Entry = { rule: Rule; seen: number; fired: number }

/** The rules in force, each with its own count of the calls it looked at. */
export type FaultBook = {
  /** Puts these rules in force and no others. */
  replace(rules: Rule[]): void
  list(): Entry[]
  /** The fault for this call: of the first rule that fires. A rule counts every call that fits it. */
  draw<C extends CallName>(call: C, facts: Facts): FaultOf<C> | undefined
  /** Whether a `create` is to be cut off before anything of it is read. Only looks at `refuse` rules. */
  refusesCreate(): boolean
}

export function openFaultBook(): FaultBook {
  let entries: Entry[] = []

  function fire(candidates: Entry[], facts: Facts): Rule | undefined {
    const firing = candidates.filter(({ rule }) => fits(rule, facts)).filter(counted)
    const chosen = firing[0]
    if (chosen) chosen.fired += 1
    return chosen?.rule
  }

  return {
    replace: (rules) => {
      entries = rules.map((rule) => ({ rule, seen: 0, fired: 0 }))
    },
    list: () => entries,
    draw(call, facts) {
      const rule = fire(
        entries.filter((entry) => entry.rule.call === call && !refusesUnread(entry)),
        facts,
      )
      return rule && isFor(rule, call) ? rule.fault : undefined
    },
    refusesCreate: () => fire(entries.filter(refusesUnread), {}) !== undefined,
  }
}

function refusesUnread({ rule }: Entry): boolean {
  return rule.call === 'create' && rule.fault.kind === 'refuse'
}

function fits({ when }: Rule, { prompt, taskId }: Facts): boolean {
  if (when.promptIncludes && !prompt?.includes(when.promptIncludes)) return false
  return when.taskId === undefined || when.taskId === taskId
}

/** Counts the call and says whether the rule fires on it. */
function counted(entry: Entry): boolean {
  entry.seen += 1
  const { nth, first, share, seed } = entry.rule.when
  if (nth && !nth.includes(entry.seen)) return false
  if (first && entry.seen > first) return false
  return share === undefined || chance(seed, entry.seen) < share
}

/** A number in [0, 1) that is always the same for the same seed and occurrence. */
function chance(seed: number, occurrence: number): number {
  return createHash('sha256').update(`${seed}:${occurrence}`).digest().readUInt32BE(0) / 2 ** 32
}

function isFor<C extends CallName>(rule: Rule, call: C): rule is RuleFor<C> & Rule {
  return rule.call === call
}

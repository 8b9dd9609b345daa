import { type Rounds, ratioOf, spreadOf } from '../measure/rounds.ts'
import type { Spread } from '../measure/statistics.ts'

/** `told`: a number that has no goal of its own. */
export type Verdict = 'met' | 'missed' | 'void' | 'told'

/** One line of the result table. */
export type Finding = {
  metric: string
  ours: string
  limit: string
  ratio: string
  /** The limit against itself. */
  self: string
  goal: string
  verdict: Verdict
  note?: string
}

type Measure = { metric: string; name: string; unit: string; note?: string }
type Goal = { text: string; holds: (value: number) => boolean }

/** Ours over the limit, judged by the ratio. */
export function ratioFinding(rounds: Rounds, { goal, ...of }: Measure & { goal: Goal }): Finding {
  const ratio = ratioOf(rounds, of.name)
  const verdict = ratio.void ? 'void' : goal.holds(ratio.median) ? 'met' : 'missed'
  return { ...beside(rounds, of), goal: goal.text, verdict }
}

/** Ours less the limit, judged by the difference; the limit against itself has to be calm. */
export function differenceFinding(
  rounds: Rounds,
  { goal, ...of }: Measure & { goal: Goal },
): Finding {
  const ours = spreadOf(rounds.ours, of.name).median
  const limit = spreadOf([...rounds.limit, ...rounds.again], of.name).median
  const restless = ratioOf(rounds, of.name).void
  const verdict = restless ? 'void' : goal.holds(ours - limit) ? 'met' : 'missed'
  return { ...beside(rounds, of), goal: goal.text, verdict }
}

/** Ours and the limit, judged by our own figure. The limit against itself still has to be calm. */
export function figureFinding(rounds: Rounds, { goal, ...of }: Measure & { goal: Goal }): Finding {
  const figure = spreadOf(rounds.ours, of.name).median
  return { ...beside(rounds, of), goal: goal.text, verdict: goal.holds(figure) ? 'met' : 'missed' }
}

/** Ours and the limit, side by side, with no goal. */
export function toldFinding(rounds: Rounds, of: Measure): Finding {
  return { ...beside(rounds, of), goal: '', verdict: 'told' }
}

function beside(rounds: Rounds, { metric, name, unit, note }: Measure) {
  const ratio = ratioOf(rounds, name)
  return {
    metric,
    ours: said(spreadOf(rounds.ours, name), unit),
    limit: said(spreadOf([...rounds.limit, ...rounds.again], name), unit),
    ratio: said(ratio, '×'),
    self: said(ratio.self, '×'),
    ...(note && { note }),
  }
}

/** `12.3 ms (11.8 to 14.0)`; a dash for what this machine cannot tell. */
function said({ median, least, most }: Spread, unit: string): string {
  if (!Number.isFinite(median)) return '–'
  const one = least === most ? '' : ` (${figure(least)} to ${figure(most)})`
  return unit === '×' ? `${figure(median)}×${one}` : `${figure(median)} ${unit}${one}`
}

export function figure(value: number): string {
  const digits = Math.abs(value) >= 100 ? 0 : Math.abs(value) >= 10 ? 1 : 2
  return value.toLocaleString('en', {
    minimumFractionDigits: digits,
    maximumFractionDigits: digits,
  })
}

import { directives } from './directives.ts'
import { type Bracket, knownDirectives } from './parse.ts'
import type { LintContext, Problem } from './problem.ts'
import { joinGroup } from './rearrange.ts'

/** Under this a move is hardly seen before the next begins. */
const shortestMoveSeconds = 1.5

/** More moves one after another than the time allows. The fix takes more time, or lets two of them happen at once. */
export function lintRushed(
  prompt: string,
  directing: readonly Bracket[],
  { durationSeconds, longestSeconds }: LintContext,
): Problem[] {
  const [first] = directing
  const secondsEach = durationSeconds / directing.length
  if (!first || secondsEach >= shortestMoveSeconds) return []
  const longEnough = longestSeconds / directing.length >= shortestMoveSeconds
  const fix = longEnough
    ? { setting: 'durationSeconds' as const, value: longestSeconds }
    : twoAtOnce(prompt, directing)
  const params = { count: directing.length, seconds: Math.round(secondsEach * 10) / 10 }
  const { start, end } = first
  return [{ code: 'moves_rushed', start, end, params, ...(fix && { fix }) }]
}

/** The first single move that can happen together with the ones before it. */
function twoAtOnce(prompt: string, directing: readonly Bracket[]) {
  for (const [index, bracket] of directing.entries()) {
    const [id, ...others] = knownDirectives(bracket)
    const earlier = directing[index - 1]
    if (!earlier || !id || others.length > 0) continue
    const group = knownDirectives(earlier)
    const opposite: string | null = directives[id].opposite
    if (id === 'static' || group.some((each) => each === 'static' || each === opposite)) continue
    const joined = joinGroup(prompt, { group: index, chip: 0 }, index - 1)
    if ('text' in joined) return { start: 0, end: prompt.length, text: joined.text }
  }
  return undefined
}

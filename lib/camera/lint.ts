import { countCharacters, invisibleRuns, offsetOfCharacter } from './characters.ts'
import { lintBracket } from './lint-bracket.ts'
import { lintUnbalanced } from './lint-unbalanced.ts'
import { type Bracket, knownDirectives, parse, type Segment } from './parse.ts'
import type { LintContext, Problem } from './problem.ts'

/** Everything about a prompt that a person should know before paying for it, in prompt order. */
export function lint(prompt: string, context: LintContext): Problem[] {
  const segments = parse(prompt)
  return [
    ...segments.flatMap((segment) => (segment.kind === 'bracket' ? lintBracket(segment) : [])),
    ...lintUnbalanced(prompt),
    ...lintSettings(segments, context),
    ...lintInvisible(prompt),
    ...lintLength(prompt, context),
  ].sort((a, b) => a.start - b.start || a.end - b.end)
}

/** Settings that take the camera out of the writer's hands, told once, at the first directive. */
function lintSettings(segments: readonly Segment[], context: LintContext): Problem[] {
  const directing = segments.filter(isDirecting)
  const [first] = directing
  if (!first) return []
  if (!context.directivesHonoured) {
    return [
      {
        code: 'directives_ignored',
        ...place(first),
        params: { count: directing.length },
        fix: { setting: 'directivesHonoured', value: true },
      },
    ]
  }
  const problems: Problem[] = []
  if (context.promptOptimizer) {
    problems.push({
      code: 'optimizer_rewrites',
      ...place(first),
      params: {},
      fix: { setting: 'promptOptimizer', value: false },
    })
  }
  const secondsEach = context.durationSeconds / directing.length
  if (secondsEach < shortestMoveSeconds) {
    problems.push({
      code: 'moves_rushed',
      ...place(first),
      params: { count: directing.length, seconds: Math.round(secondsEach * 10) / 10 },
    })
  }
  return problems
}

function isDirecting(segment: Segment): segment is Bracket {
  return segment.kind === 'bracket' && knownDirectives(segment).length > 0
}

/** Under this a move is hardly seen before the next begins. */
const shortestMoveSeconds = 1.5

function lintInvisible(prompt: string): Problem[] {
  return invisibleRuns(prompt).map(({ start, end }) => ({
    code: 'invisible_characters',
    start,
    end,
    params: { count: countCharacters(prompt.slice(start, end)) },
    fix: { start, end, text: '' },
  }))
}

function lintLength(prompt: string, { limitCharacters }: LintContext): Problem[] {
  const count = countCharacters(prompt)
  if (count <= limitCharacters) return []
  const start = offsetOfCharacter(prompt, limitCharacters)
  const end = prompt.length
  return [
    {
      code: 'too_long',
      start,
      end,
      params: { count, limit: limitCharacters, over: count - limitCharacters },
      fix: { start, end, text: '' },
    },
  ]
}

function place({ start, end }: Bracket): { start: number; end: number } {
  return { start, end }
}

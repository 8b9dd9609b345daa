import {
  countCharacters,
  invisibleRuns,
  isMostlyInvisible,
  withoutInvisible,
} from './characters.ts'
import { lintBracket } from './lint-bracket.ts'
import { lintLength } from './lint-length.ts'
import { lintProse } from './lint-prose.ts'
import { lintRushed } from './lint-rushed.ts'
import { lintUnbalanced } from './lint-unbalanced.ts'
import { isDirecting, parse, type Segment } from './parse.ts'
import { isLintError, type LintContext, type Problem } from './problem.ts'

/**
 * Everything about a prompt that a person should know before paying for it, in prompt order. The composer says
 * all of it; the server refuses by the same findings what the upstream would refuse.
 */
export function lint(prompt: string, context: LintContext): Problem[] {
  const segments = parse(prompt)
  return [
    ...segments.flatMap((segment) => (segment.kind === 'bracket' ? lintBracket(segment) : [])),
    ...lintUnbalanced(prompt),
    ...lintSettings(prompt, segments, context),
    ...lintProse(prompt, segments),
    ...lintInvisible(prompt),
    ...lintLength(prompt, segments, context),
  ].sort((a, b) => a.start - b.start || a.end - b.end)
}

/** Only what the upstream would refuse, in time that grows as the prompt does: for the server's door. */
export function lintErrors(prompt: string, context: LintContext): Problem[] {
  return [...lintInvisible(prompt), ...lintLength(prompt, parse(prompt), context)].filter(
    ({ code }) => isLintError(code),
  )
}

/** Settings that take the camera out of the writer's hands, told once, at the first directive. */
function lintSettings(
  prompt: string,
  segments: readonly Segment[],
  context: LintContext,
): Problem[] {
  const directing = segments.filter(isDirecting)
  const [first] = directing
  if (!first) return []
  const { start, end } = first
  if (!context.directivesHonoured) {
    return [
      {
        code: 'directives_ignored',
        start,
        end,
        params: { count: directing.length },
        fix: { setting: 'directivesHonoured', value: true },
      },
    ]
  }
  const rewritten: Problem = {
    code: 'optimizer_rewrites',
    start,
    end,
    params: {},
    fix: { setting: 'promptOptimizer', value: false },
  }
  return [
    ...(context.promptOptimizer ? [rewritten] : []),
    ...lintRushed(prompt, directing, context),
  ]
}

function lintInvisible(prompt: string): Problem[] {
  if (isMostlyInvisible(prompt)) {
    const whole = { start: 0, end: prompt.length }
    const fix = { ...whole, text: withoutInvisible(prompt) }
    return [{ code: 'mostly_invisible', ...whole, params: {}, fix }]
  }
  return invisibleRuns(prompt).map(({ start, end }) => ({
    code: 'invisible_characters',
    start,
    end,
    params: { count: countCharacters(prompt.slice(start, end)) },
    fix: { start, end, text: '' },
  }))
}

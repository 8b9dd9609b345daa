import { lint } from '#lib/camera/lint.ts'
import type { Problem } from '#lib/camera/problem.ts'
import { type Choice, facts, legalDurations, promptLimitCharacters } from '#lib/jobs/catalog.ts'

/** What to know about a prompt with these settings before it is paid for: the same as the composer says. */
export function lintOf(prompt: string, choice: Choice): Problem[] {
  const { model, resolution, durationSeconds } = choice
  return lint(prompt, {
    directivesHonoured: facts(model).directives,
    promptOptimizer: choice.promptOptimizer,
    durationSeconds,
    longestSeconds: Math.max(durationSeconds, ...legalDurations(model, resolution)),
    limitCharacters: promptLimitCharacters,
  })
}

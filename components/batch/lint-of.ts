import { lint } from '#lib/camera/lint.ts'
import type { Problem } from '#lib/camera/problem.ts'
import { type Choice, facts, promptLimitCharacters } from '#lib/jobs/catalog.ts'

/** What to know about a prompt with these settings before it is paid for: the same as the composer says. */
export function lintOf(prompt: string, choice: Choice): Problem[] {
  return lint(prompt, {
    directivesHonoured: facts(choice.model).directives,
    promptOptimizer: choice.promptOptimizer,
    durationSeconds: choice.durationSeconds,
    limitCharacters: promptLimitCharacters,
  })
}

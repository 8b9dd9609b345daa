import { useDeferredValue, useMemo } from 'react'
import type { Tools } from '#components/directives/use-tools.ts'
import type { Problem } from '#lib/camera/problem.ts'
import { type Choice, facts, legalDurations, promptLimitCharacters } from '#lib/jobs/catalog.ts'

const nothing: readonly Problem[] = []

/** What the linter finds, read behind the typing: a letter never waits for it. */
export function useFindings(tools: Tools | undefined, prompt: string, choice: Choice) {
  const read = useDeferredValue(prompt)
  const { model, promptOptimizer, durationSeconds, resolution } = choice
  const longestSeconds = Math.max(durationSeconds, ...legalDurations(model, resolution))
  const directivesHonoured = facts(model).directives
  const problems = useMemo(
    () =>
      tools?.lint(read, {
        directivesHonoured,
        promptOptimizer,
        durationSeconds,
        longestSeconds,
        limitCharacters: promptLimitCharacters,
      }) ?? nothing,
    [tools, read, directivesHonoured, promptOptimizer, durationSeconds, longestSeconds],
  )
  return { read, problems }
}

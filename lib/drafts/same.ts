import type { Composition } from '#lib/jobs/composition.ts'

/** Whether two compositions say the same, in whatever order their keys came. */
export function sameComposition(one: Composition | null, other: Composition | null): boolean {
  if (one === null || other === null) return one === other
  const [a, b] = [one.choice, other.choice]
  return (
    one.prompt === other.prompt &&
    one.frameId === other.frameId &&
    one.projectId === other.projectId &&
    a.model === b.model &&
    a.durationSeconds === b.durationSeconds &&
    a.resolution === b.resolution &&
    a.promptOptimizer === b.promptOptimizer &&
    a.fastPretreatment === b.fastPretreatment
  )
}

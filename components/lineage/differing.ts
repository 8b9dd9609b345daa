import type { Choice } from '#lib/jobs/catalog.ts'
import type { Composition } from '#lib/jobs/composition.ts'
import type { ProjectChoice } from '#lib/projects/view.ts'

const settings = [
  'model',
  'durationSeconds',
  'resolution',
  'promptOptimizer',
  'fastPretreatment',
] as const satisfies (keyof Choice)[]

/** The parts in which two compositions differ. No project means the default one, the first of the list. */
export function differing(old: Composition, now: Composition, projects: ProjectChoice[]) {
  const project = (id: string | null) => id ?? projects[0]?.id
  return {
    frame: old.frameId !== now.frameId,
    prompt: old.prompt !== now.prompt,
    settings: settings.filter((field) => old.choice[field] !== now.choice[field]),
    project: project(old.projectId) !== project(now.projectId),
  }
}

import type { Composition } from '#lib/jobs/composition.ts'
import { settingNames } from '#lib/jobs/mend.ts'
import type { ProjectChoice } from '#lib/projects/view.ts'

/** The parts in which two compositions differ. No project means the default one, the first of the list. */
export function differing(old: Composition, now: Composition, projects: ProjectChoice[]) {
  const project = (id: string | null) => id ?? projects[0]?.id
  return {
    frame: old.frameId !== now.frameId,
    prompt: old.prompt !== now.prompt,
    settings: settingNames.filter((field) => old.choice[field] !== now.choice[field]),
    project: project(old.projectId) !== project(now.projectId),
  }
}

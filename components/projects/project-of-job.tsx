import { getTranslations } from 'next-intl/server'
import { type Move, MoveField } from '#components/projects/move-field.tsx'
import { ProjectDot } from '#components/projects/project-dot.tsx'
import type { ProjectView } from '#lib/projects/view.ts'

type Props = {
  jobId: string
  projectId: string
  projects: ProjectView[]
  /** Only for who may move takes. */
  move: Move | undefined
}

/** Which project the take belongs to. Said only where there is more than one. */
export async function ProjectOfJob({ jobId, projectId, projects, move }: Props) {
  const t = await getTranslations('job.project')
  const project = projects.find(({ id }) => id === projectId)
  if (!project || projects.length < 2) return null
  const open = projects.filter(({ id, archived }) => !archived || id === projectId)
  if (move) return <MoveField jobId={jobId} projectId={projectId} projects={open} move={move} />
  return (
    <p className="mt-4 flex items-center gap-2 text-sm">
      <span className="text-muted">{t('label')}</span>
      <ProjectDot colour={project.colour} />
      <span className="min-w-0 break-words">{project.name}</span>
    </p>
  )
}

import { getTranslations } from 'next-intl/server'
import { ProjectDot } from '#components/projects/project-dot.tsx'
import { type ProjectActions, ProjectMenu } from '#components/projects/project-menu.tsx'
import { WorkspaceLink } from '#components/shell/workspace-link.tsx'
import { Badge } from '#components/ui/badge.tsx'
import type { Named, ProjectView } from '#lib/projects/view.ts'

type Props = {
  projects: ProjectView[]
  members: Named[]
  /** Only for who may change projects. */
  actions: ProjectActions | undefined
}

/** Every project with who may ask in it; its name leads to its takes. */
export async function ProjectList({ projects, members, actions }: Props) {
  const t = await getTranslations('projects')
  return (
    <ul className="divide-y rounded-lg border bg-surface">
      {projects.map((project) => (
        <li
          key={project.id}
          className="flex flex-wrap items-start gap-x-4 gap-y-2 px-4 py-3 sm:px-5"
        >
          <ProjectDot colour={project.colour} className="mt-1.5" />
          <div className="min-w-0 grow basis-40">
            <p className="flex flex-wrap items-center gap-x-2 gap-y-1">
              <WorkspaceLink
                href={`?project=${project.id}`}
                className="min-w-0 break-words font-medium underline decoration-control underline-offset-4 hover:decoration-current"
              >
                {project.name}
              </WorkspaceLink>
              {project.isDefault && <Badge>{t('default')}</Badge>}
              {project.archived && <Badge variant="outline">{t('archived')}</Badge>}
            </p>
            <p className="mt-0.5 break-words text-muted text-sm">
              {project.members.length === 0
                ? t('everybody')
                : t('named', {
                    names: project.members.map(({ name }) => name).join(t('comma')),
                  })}
            </p>
          </div>
          {actions && <ProjectMenu project={project} members={members} actions={actions} />}
        </li>
      ))}
    </ul>
  )
}

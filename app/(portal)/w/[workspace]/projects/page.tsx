import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import {
  archiveProject,
  changeProject,
  createProject,
  nameProjectMembers,
} from '#app/(portal)/w/[workspace]/projects/actions.ts'
import { NewProject } from '#components/projects/new-project.tsx'
import { ProjectList } from '#components/projects/project-list.tsx'
import { ClientMessages } from '#components/shell/client-messages.tsx'
import { Sections } from '#components/usage/sections.tsx'
import { historyChoices } from '#lib/projects/queries.ts'
import { pageViewer, type WorkspaceParams } from '#lib/web/page.ts'
import { can } from '#lib/workspaces/roles.ts'

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('projects')
  return { title: t('title') }
}

export default async function ProjectsPage({ params }: WorkspaceParams) {
  const viewer = await pageViewer({ params })
  const [t, { projects, members }] = await Promise.all([
    getTranslations('projects'),
    historyChoices(viewer),
  ])
  const manages = can(viewer, 'project.change')
  return (
    <ClientMessages namespaces={['projects', 'common']}>
      <Sections here="projects" audit={can(viewer, 'audit.read')} />
      <h1 className="font-semibold text-xl">{t('title')}</h1>
      <p className="mt-1 mb-6 max-w-2xl text-muted">{t('text')}</p>
      <div className="grid max-w-3xl grid-cols-1 gap-8">
        <ProjectList
          projects={projects}
          members={members}
          actions={
            manages
              ? { change: changeProject, archive: archiveProject, nameMembers: nameProjectMembers }
              : undefined
          }
        />
        {manages && <NewProject create={createProject} />}
      </div>
    </ClientMessages>
  )
}

import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { createWorkspace } from '#app/(portal)/workspaces/actions.ts'
import { NewWorkspaceForm } from '#components/team/new-workspace-form.tsx'
import { ownWorkspaces } from '#lib/accounts/viewer.ts'
import { pagePerson } from '#lib/web/page.ts'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('team.new'))('title') }
}

export default async function NewWorkspacePage() {
  await pagePerson()
  const [t, own] = await Promise.all([getTranslations('team.new'), ownWorkspaces()])
  return (
    <div className="grid gap-6">
      <div className="grid gap-2">
        <h1 className="font-semibold text-2xl">{t('title')}</h1>
        <p className="text-muted">{own.length === 0 ? t('first') : t('text')}</p>
      </div>
      <NewWorkspaceForm create={createWorkspace} />
    </div>
  )
}

'use client'

import { useTranslations } from 'next-intl'
import { useEffect } from 'react'
import { FormFoot } from '#components/accounts/form-foot.tsx'
import { useAccountForm } from '#components/accounts/use-account-form.ts'
import { NameAndColour } from '#components/projects/name-and-colour.tsx'
import { useSlug } from '#components/shell/use-home.ts'
import type { ProjectView } from '#lib/projects/view.ts'
import type { FormAction } from '#lib/web/form-action.ts'

type Props = { project: ProjectView; action: FormAction; done: () => void }

/** Another name or colour for a project. */
export function ChangeForm({ project, action, done }: Props) {
  const t = useTranslations('projects')
  const workspace = useSlug()
  const { form, pending, saved, errorAt, error } = useAccountForm(action, ['name'])
  useEffect(() => {
    if (saved) done()
  }, [saved, done])
  return (
    <form {...form} className="flex flex-col gap-4">
      <input type="hidden" name="workspace" value={workspace} />
      <input type="hidden" name="projectId" value={project.id} />
      <NameAndColour name={project.name} colour={project.colour} nameError={errorAt('name')} />
      <FormFoot pending={pending} error={error} saved={false} submit={t('save')} />
    </form>
  )
}

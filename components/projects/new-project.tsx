'use client'

import { useTranslations } from 'next-intl'
import { useEffect } from 'react'
import { FormFoot } from '#components/accounts/form-foot.tsx'
import { useAccountForm } from '#components/accounts/use-account-form.ts'
import { NameAndColour } from '#components/projects/name-and-colour.tsx'
import { useSlug } from '#components/shell/use-home.ts'
import { Card, CardTitle } from '#components/ui/card.tsx'
import type { FormAction } from '#lib/web/form-action.ts'

/** Makes a project; the form is empty again once it is there. */
export function NewProject({ create }: { create: FormAction }) {
  const t = useTranslations('projects')
  const workspace = useSlug()
  const { form, pending, saved, value, typed, errorAt, error } = useAccountForm(create, ['name'])
  const { ref } = form
  useEffect(() => {
    if (value) ref.current?.reset()
  }, [value, ref])
  return (
    <Card>
      <CardTitle>{t('new')}</CardTitle>
      <form {...form} className="mt-4 flex flex-col gap-4">
        <input type="hidden" name="workspace" value={workspace} />
        <NameAndColour
          name={saved ? '' : (typed('name') ?? '')}
          colour="blue"
          nameError={errorAt('name')}
        />
        <FormFoot pending={pending} error={error} saved={saved && t('made')} submit={t('create')} />
      </form>
    </Card>
  )
}

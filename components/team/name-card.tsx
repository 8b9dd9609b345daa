'use client'

import { useTranslations } from 'next-intl'
import { FormFoot } from '#components/accounts/form-foot.tsx'
import { useAccountForm } from '#components/accounts/use-account-form.ts'
import { Field } from '#components/form/field.tsx'
import { GivenFields } from '#components/team/given-fields.tsx'
import { Card, CardDescription, CardTitle } from '#components/ui/card.tsx'
import { Input } from '#components/ui/input.tsx'
import type { FormAction } from '#lib/web/form-action.ts'

type Props = { workspace: string; name: string; rename: FormAction }

export function NameCard({ workspace, name, rename }: Props) {
  const t = useTranslations('team.name')
  const { form, pending, saved, typed, errorAt, error } = useAccountForm(rename, ['name'])
  return (
    <Card>
      <CardTitle>{t('title')}</CardTitle>
      <CardDescription>{t('text', { address: `/w/${workspace}` })}</CardDescription>
      <form {...form} className="mt-5 grid gap-4">
        <GivenFields given={{ workspace }} />
        <Field label={t('label')} error={errorAt('name')} className="sm:col-span-2">
          {(control) => (
            <Input
              {...control}
              name="name"
              maxLength={80}
              required
              defaultValue={typed('name') ?? name}
              className="sm:max-w-md"
            />
          )}
        </Field>
        <FormFoot
          submit={t('submit')}
          pending={pending}
          error={error}
          saved={saved && t('saved')}
        />
      </form>
    </Card>
  )
}

'use client'

import { useTranslations } from 'next-intl'
import { useAccountForm } from '#components/accounts/use-account-form.ts'
import { Field } from '#components/form/field.tsx'
import { FieldError } from '#components/form/field-error.tsx'
import { Button } from '#components/ui/button.tsx'
import { Input } from '#components/ui/input.tsx'
import type { FormAction } from '#lib/web/form-action.ts'

export function NewWorkspaceForm({ create }: { create: FormAction }) {
  const t = useTranslations('team.new')
  const { form, pending, typed, errorAt, error } = useAccountForm(create, ['name'])
  return (
    <form {...form} className="grid justify-items-start gap-4">
      <Field label={t('label')} error={errorAt('name')} className="w-full">
        {(control) => (
          <Input {...control} name="name" maxLength={80} required defaultValue={typed('name')} />
        )}
      </Field>
      <FieldError>{error}</FieldError>
      <Button type="submit" size="lg" pending={pending}>
        {t('submit')}
      </Button>
    </form>
  )
}

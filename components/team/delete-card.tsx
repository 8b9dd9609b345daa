'use client'

import { useTranslations } from 'next-intl'
import { useAccountForm } from '#components/accounts/use-account-form.ts'
import { Field } from '#components/form/field.tsx'
import { FieldError } from '#components/form/field-error.tsx'
import { GivenFields } from '#components/team/given-fields.tsx'
import { Button } from '#components/ui/button.tsx'
import { Card, CardDescription, CardTitle } from '#components/ui/card.tsx'
import { Input } from '#components/ui/input.tsx'
import type { FormAction } from '#lib/web/form-action.ts'

type Props = { workspace: string; name: string; remove: FormAction }

/** Deletes the workspace for everybody: whoever wants that types its name. */
export function DeleteCard({ workspace, name, remove }: Props) {
  const t = useTranslations('team.delete')
  const { form, pending, typed, errorAt, error } = useAccountForm(remove, ['name'])
  return (
    <Card>
      <CardTitle>{t('title')}</CardTitle>
      <CardDescription>{t('text')}</CardDescription>
      <form {...form} className="mt-5 grid justify-items-start gap-4">
        <GivenFields given={{ workspace }} />
        <Field
          label={t.rich('label', { name, b: (text) => <b className="wrap-anywhere">{text}</b> })}
          error={errorAt('name')}
          className="w-full sm:max-w-md"
        >
          {(control) => (
            <Input {...control} name="name" autoComplete="off" defaultValue={typed('name')} />
          )}
        </Field>
        <Button type="submit" variant="destructive" pending={pending}>
          {t('submit')}
        </Button>
        <FieldError>{error}</FieldError>
      </form>
    </Card>
  )
}

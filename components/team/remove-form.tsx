'use client'

import { useTranslations } from 'next-intl'
import { useAccountForm } from '#components/accounts/use-account-form.ts'
import { FieldError } from '#components/form/field-error.tsx'
import { GivenFields } from '#components/team/given-fields.tsx'
import { WaitingChoice } from '#components/team/waiting-choice.tsx'
import { Button } from '#components/ui/button.tsx'
import type { FormAction } from '#lib/web/form-action.ts'
import type { MemberLine } from '#lib/workspaces/view.ts'

type Props = { given: Record<string, string>; member: MemberLine; remove: FormAction }

export function RemoveForm({ given, member: { name, waiting }, remove }: Props) {
  const t = useTranslations('team.remove')
  const { form, pending, error } = useAccountForm(remove, [])
  return (
    <form {...form} className="grid justify-items-start gap-3 border-t pt-5">
      <GivenFields given={given} />
      <h3 className="font-medium">{t('title')}</h3>
      <p className="text-muted text-sm">{t('text', { name })}</p>
      <WaitingChoice count={waiting} handOver={t('handOver')} />
      <Button type="submit" variant="destructive" size="sm" pending={pending}>
        {t('submit')}
      </Button>
      <FieldError>{error}</FieldError>
    </form>
  )
}

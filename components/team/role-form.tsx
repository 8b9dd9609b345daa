'use client'

import { useTranslations } from 'next-intl'
import { useEffect, useState } from 'react'
import { FormFoot } from '#components/accounts/form-foot.tsx'
import { useAccountForm } from '#components/accounts/use-account-form.ts'
import { Field } from '#components/form/field.tsx'
import { GivenFields } from '#components/team/given-fields.tsx'
import { RoleSelect } from '#components/team/role-select.tsx'
import type { FormAction } from '#lib/web/form-action.ts'
import type { Role } from '#lib/workspaces/roles.ts'

type Props = {
  given: Record<string, string>
  role: Role
  roles: Role[]
  change: FormAction
  onSaved: () => void
}

export function RoleForm({ given, role, roles, change, onSaved }: Props) {
  const t = useTranslations('team')
  const { form, pending, saved, errorAt, error } = useAccountForm(change, ['role'])
  const [chosen, setChosen] = useState(role)
  useEffect(() => {
    if (saved) onSaved()
  }, [saved, onSaved])
  return (
    <form {...form} className="grid gap-3">
      <GivenFields given={given} />
      <Field
        label={t('members.role')}
        hint={t(`roleHint.${chosen}`)}
        error={errorAt('role')}
        className="sm:col-span-2"
      >
        {(control) => <RoleSelect {...control} roles={roles} value={chosen} onChoose={setChosen} />}
      </Field>
      <FormFoot submit={t('members.save')} pending={pending} error={error} saved={undefined} />
    </form>
  )
}

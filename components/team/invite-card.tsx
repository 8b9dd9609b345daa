'use client'

import { useTranslations } from 'next-intl'
import type { ReactNode } from 'react'
import { FormFoot } from '#components/accounts/form-foot.tsx'
import { useAccountForm } from '#components/accounts/use-account-form.ts'
import { Field } from '#components/form/field.tsx'
import { FreshLink } from '#components/team/fresh-link.tsx'
import { GivenFields } from '#components/team/given-fields.tsx'
import { RoleSelect } from '#components/team/role-select.tsx'
import { Card, CardDescription, CardTitle } from '#components/ui/card.tsx'
import { Input } from '#components/ui/input.tsx'
import type { FormAction } from '#lib/web/form-action.ts'
import type { Role } from '#lib/workspaces/roles.ts'

type Invited = { link: string | null; email: string | null }

type Props = {
  workspace: string
  roles: Role[]
  invite: FormAction<Invited>
  /** Those that are open. */
  children: ReactNode
}

/** Asks somebody in: by mail to an address, or by a link to pass on. */
export function InviteCard({ workspace, roles, invite, children }: Props) {
  const t = useTranslations('team')
  const { form, pending, value, typed, errorAt, error } = useAccountForm(invite, ['email', 'role'])
  const first = roles.find((role) => role === 'member') ?? roles[0]
  return (
    <Card>
      <CardTitle>{t('invite.title')}</CardTitle>
      <CardDescription>{t('invite.text')}</CardDescription>
      <form {...form} className="mt-5 grid gap-4 sm:grid-cols-[minmax(0,1fr)_12rem]">
        <GivenFields given={{ workspace }} />
        <Field label={t('invite.email')} hint={t('invite.hint')} error={errorAt('email')}>
          {(control) => (
            <Input
              {...control}
              type="email"
              name="email"
              autoComplete="off"
              autoCapitalize="none"
              defaultValue={typed('email')}
            />
          )}
        </Field>
        <Field label={t('members.role')} error={errorAt('role')}>
          {(control) => (
            <RoleSelect {...control} roles={roles} defaultValue={typed('role') ?? first} />
          )}
        </Field>
        <FormFoot
          submit={t('invite.submit')}
          pending={pending}
          error={error}
          saved={Boolean(value?.email) && t('invite.sent', { email: value?.email ?? '' })}
        />
      </form>
      {value?.link && <FreshLink link={value.link} />}
      {children}
    </Card>
  )
}

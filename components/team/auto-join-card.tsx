'use client'

import { useTranslations } from 'next-intl'
import { FormFoot } from '#components/accounts/form-foot.tsx'
import { useAccountForm } from '#components/accounts/use-account-form.ts'
import { Field } from '#components/form/field.tsx'
import { GivenFields } from '#components/team/given-fields.tsx'
import { RoleSelect } from '#components/team/role-select.tsx'
import { Card, CardDescription, CardTitle } from '#components/ui/card.tsx'
import { NativeSelect } from '#components/ui/native-select.tsx'
import type { FormAction } from '#lib/web/form-action.ts'
import type { Role } from '#lib/workspaces/roles.ts'

type Props = {
  workspace: string
  /** The one that is let in now. */
  domain: string | null
  role: Role
  /** Of the viewer's own address, once it is verified: the only one on offer. */
  ownDomain: string | null
  save: FormAction
}

const roles = ['member', 'viewer'] as const

/** Whom the workspace lets in without an invitation: colleagues by their verified address, or nobody. */
export function AutoJoinCard({ workspace, domain, role, ownDomain, save }: Props) {
  const t = useTranslations('team')
  const { form, pending, saved, typed, errorAt, error } = useAccountForm(save, ['domain', 'role'])
  const domains = [...new Set([domain, ownDomain])].filter((each) => each !== null)
  return (
    <Card>
      <CardTitle>{t('autoJoin.title')}</CardTitle>
      <CardDescription>{t('autoJoin.text')}</CardDescription>
      {domains.length === 0 ? (
        <p className="mt-4 text-sm">{t('autoJoin.unverified')}</p>
      ) : (
        <form {...form} className="mt-5 grid gap-4 sm:grid-cols-2">
          <GivenFields given={{ workspace }} />
          <Field label={t('autoJoin.domain')} error={errorAt('domain')}>
            {(control) => (
              <NativeSelect
                {...control}
                name="domain"
                defaultValue={typed('domain') ?? domain ?? ''}
              >
                <option value="">{t('autoJoin.nobody')}</option>
                {domains.map((each) => (
                  <option key={each} value={each}>
                    {`@${each}`}
                  </option>
                ))}
              </NativeSelect>
            )}
          </Field>
          <Field label={t('members.role')} error={errorAt('role')}>
            {(control) => (
              <RoleSelect {...control} roles={roles} defaultValue={typed('role') ?? role} />
            )}
          </Field>
          <FormFoot
            submit={t('autoJoin.submit')}
            pending={pending}
            error={error}
            saved={saved && t('autoJoin.saved')}
          />
        </form>
      )}
    </Card>
  )
}

'use client'

import { useTranslations } from 'next-intl'
import { FormFoot } from '#components/accounts/form-foot.tsx'
import { useAccountForm } from '#components/accounts/use-account-form.ts'
import { LimitFields } from '#components/upstream-key/limit-fields.tsx'
import type { FormAction } from '#lib/web/form-action.ts'

type Props = {
  limits: { rpm: number; concurrency: number }
  mostLimit: number
  workspace: string
  change: FormAction
}

/** The account's limits, for the key that is in force. */
export function LimitsForm({ limits, mostLimit, workspace, change }: Props) {
  const t = useTranslations('upstream.limits')
  const { form, pending, saved, typed, errorAt, error } = useAccountForm(change, fields)
  return (
    <form {...form} className="mt-5 grid gap-4 sm:grid-cols-2">
      <input type="hidden" name="workspace" value={workspace} />
      <LimitFields limits={limits} mostLimit={mostLimit} typed={typed} errorAt={errorAt} />
      <p className="text-muted text-xs sm:col-span-2">{t('shared')}</p>
      <FormFoot pending={pending} error={error} saved={saved && t('saved')} submit={t('save')} />
    </form>
  )
}

const fields = ['rpm', 'concurrency']

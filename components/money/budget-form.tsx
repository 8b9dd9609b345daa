'use client'

import { useTranslations } from 'next-intl'
import { useEffect } from 'react'
import { FormFoot } from '#components/accounts/form-foot.tsx'
import { useAccountForm } from '#components/accounts/use-account-form.ts'
import { Field } from '#components/form/field.tsx'
import { Input } from '#components/ui/input.tsx'
import { NativeSelect } from '#components/ui/native-select.tsx'
import type { BudgetsPage } from '#lib/money/view.ts'
import type { FormAction } from '#lib/web/form-action.ts'

type Props = Pick<BudgetsPage, 'scopes' | 'may'> & {
  workspace: string
  save: FormAction<{ budgetId: string }>
}

const fields = ['scope', 'limit']

/** Sets a limit, or changes the one that is there for the same. */
export function BudgetForm({ scopes, may, workspace, save }: Props) {
  const t = useTranslations('money.budget')
  const scope = useTranslations('money.scope')
  const { form, pending, saved, value, typed, errorAt, error } = useAccountForm(save, fields)
  const { ref } = form
  useEffect(() => {
    if (value) ref.current?.reset()
  }, [value, ref])
  return (
    <section className="mt-2 border-t pt-5">
      <h3 className="font-medium">{may.change ? t('set') : t('setCap')}</h3>
      <p className="mt-1 text-muted text-sm">{may.change ? t('setText') : t('capText')}</p>
      <form {...form} className="mt-4 grid grid-cols-1 gap-4 sm:grid-cols-2 lg:grid-cols-4">
        <input type="hidden" name="workspace" value={workspace} />
        <Field label={t('scope')} error={errorAt('scope')}>
          {(control) => (
            <NativeSelect {...control} name="scope" defaultValue={typed('scope')}>
              {may.change && <option value="workspace">{scope('workspace')}</option>}
              {scopes.projects.map(({ id, name }) => (
                <option key={id} value={`project:${id}`}>
                  {scope('project', { name })}
                </option>
              ))}
              {scopes.members.map(({ id, name }) => (
                <option key={id} value={`member:${id}`}>
                  {scope('member', { name })}
                </option>
              ))}
              {may.cap && <option value="cap">{scope('cap')}</option>}
            </NativeSelect>
          )}
        </Field>
        <Field label={t('period')}>
          {(control) => (
            <NativeSelect {...control} name="period" defaultValue={typed('period') ?? 'month'}>
              <option value="month">{t('each.month')}</option>
              <option value="day">{t('each.day')}</option>
            </NativeSelect>
          )}
        </Field>
        <Field label={t('limit')} error={errorAt('limit')}>
          {(control) => (
            <Input
              {...control}
              name="limit"
              inputMode="decimal"
              autoComplete="off"
              placeholder="25.00"
              defaultValue={typed('limit')}
              className="figures"
            />
          )}
        </Field>
        {may.change && (
          <Field label={t('kind')}>
            {(control) => (
              <NativeSelect {...control} name="kind" defaultValue={typed('kind') ?? 'hard'}>
                <option value="hard">{t('hardText')}</option>
                <option value="soft">{t('softText')}</option>
              </NativeSelect>
            )}
          </Field>
        )}
        <div className="sm:col-span-2 lg:col-span-4">
          <FormFoot
            pending={pending}
            error={error}
            saved={saved && t('saved')}
            submit={t('save')}
          />
        </div>
      </form>
    </section>
  )
}

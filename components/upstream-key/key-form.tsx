'use client'

import { useTranslations } from 'next-intl'
import { useEffect, useState } from 'react'
import { FormFoot } from '#components/accounts/form-foot.tsx'
import { useAccountForm } from '#components/accounts/use-account-form.ts'
import { Field } from '#components/form/field.tsx'
import { Card, CardDescription, CardTitle } from '#components/ui/card.tsx'
import { Input } from '#components/ui/input.tsx'
import { NativeSelect } from '#components/ui/native-select.tsx'
import { LimitFields } from '#components/upstream-key/limit-fields.tsx'
import { KeyVerdict, TestButton } from '#components/upstream-key/test-button.tsx'
import { type KeyTest, providerNames } from '#lib/upstream-keys/view.ts'
import type { FormAction } from '#lib/web/form-action.ts'

const fields = ['provider', 'apiKey', 'rpm', 'concurrency']

type Props = {
  /** The workspace has a key, which this one takes the place of. */
  replaces: boolean
  provider: string
  limits: { rpm: number; concurrency: number }
  mostLimit: number
  workspace: string
  save: FormAction<{ test: KeyTest }>
  test: FormAction<{ test: KeyTest }>
}

/** Gives the workspace a key of its own. What is typed leaves this page once, and never comes back. */
export function KeyForm({ replaces, provider, limits, mostLimit, workspace, save, test }: Props) {
  const t = useTranslations('upstream')
  const { form, pending, value, typed, errorAt, error } = useAccountForm(save, fields)
  const { ref } = form
  const [saves, setSaves] = useState(0)
  useEffect(() => {
    if (!value) return
    ref.current?.reset()
    setSaves((before) => before + 1)
  }, [value, ref])
  return (
    <Card>
      <CardTitle>{replaces ? t('form.replace') : t('form.add')}</CardTitle>
      <CardDescription>{t('form.text')}</CardDescription>
      <form {...form} className="mt-5 grid gap-4 sm:grid-cols-2">
        <input type="hidden" name="workspace" value={workspace} />
        <Field label={t('form.provider')} error={errorAt('provider')} className="sm:col-span-2">
          {(control) => (
            <NativeSelect {...control} name="provider" defaultValue={typed('provider') ?? provider}>
              {providerNames.map((name) => (
                <option key={name} value={name}>
                  {t(`providers.${name}`)}
                </option>
              ))}
            </NativeSelect>
          )}
        </Field>
        <Field
          label={t('form.key')}
          hint={t('form.keyHint')}
          error={errorAt('apiKey')}
          className="sm:col-span-2"
        >
          {(control) => (
            <Input
              {...control}
              type="password"
              name="apiKey"
              autoComplete="off"
              spellCheck={false}
              maxLength={4096}
              required
            />
          )}
        </Field>
        <LimitFields limits={limits} mostLimit={mostLimit} typed={typed} errorAt={errorAt} />
        <FormFoot
          pending={pending}
          error={error}
          saved={value && t('form.saved')}
          submit={replaces ? t('form.saveReplace') : t('form.save')}
        />
      </form>
      {value && value.test !== 'works' && (
        <div className="mt-3">
          <KeyVerdict verdict={value.test} />
        </div>
      )}
      <div className="mt-5 border-t pt-5">
        <p className="mb-2 text-muted text-xs">{t('form.testHint')}</p>
        <TestButton key={saves} test={test} typed={() => new FormData(ref.current ?? undefined)} />
      </div>
    </Card>
  )
}

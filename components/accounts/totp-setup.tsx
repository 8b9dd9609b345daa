'use client'

import { useTranslations } from 'next-intl'
import { useEffect } from 'react'
import { FormFoot } from '#components/accounts/form-foot.tsx'
import { useAccountForm } from '#components/accounts/use-account-form.ts'
import { Field } from '#components/form/field.tsx'
import { Input } from '#components/ui/input.tsx'
import type { FormAction } from '#lib/web/form-action.ts'

/** The secret for the app, as text and as a picture: a path of dark squares in a box of `size` units. */
export type TotpSetUp = { secret: string; qr: { size: number; path: string } }

const fields = ['code']

type Props = {
  setUp: TotpSetUp
  action: FormAction<{ codes: string[] }>
  onCodes: (made: { codes: string[] }) => void
}

/** The picture to scan, and the code that proves that it was. */
export function TotpSetup({ setUp: { secret, qr }, action, onCodes }: Props) {
  const t = useTranslations('settings.secondFactor')
  const { form, pending, value, errorAt, error } = useAccountForm(action, fields)
  useEffect(() => {
    if (value) onCodes(value)
  }, [value, onCodes])
  return (
    <div className="grid gap-5 sm:grid-cols-[auto_1fr]">
      <svg
        role="img"
        aria-label={t('qr')}
        viewBox={`0 0 ${qr.size} ${qr.size}`}
        shapeRendering="crispEdges"
        className="size-44 rounded-md border bg-[#fff] text-[#000]"
      >
        <path d={qr.path} fill="currentColor" />
      </svg>
      <div className="grid min-w-0 content-start gap-4">
        <p className="text-sm">{t('scan')}</p>
        <p className="text-sm">
          <span className="text-muted">{t('secret')}</span>
          <code className="figures mt-1 block break-all">{secret.match(/.{4}/g)?.join(' ')}</code>
        </p>
        <form {...form} className="grid gap-4">
          <Field label={t('code')} hint={t('codeHint')} error={errorAt('code')}>
            {(control) => (
              <Input
                {...control}
                name="code"
                inputMode="numeric"
                autoComplete="one-time-code"
                maxLength={8}
                required
                className="figures max-w-40"
              />
            )}
          </Field>
          <FormFoot pending={pending} error={error} saved={undefined} submit={t('confirm')} />
        </form>
      </div>
    </div>
  )
}

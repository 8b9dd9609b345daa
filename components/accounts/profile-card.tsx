'use client'

import { useTranslations } from 'next-intl'
import { FormFoot } from '#components/accounts/form-foot.tsx'
import { useAccountForm } from '#components/accounts/use-account-form.ts'
import { Field } from '#components/form/field.tsx'
import { Card, CardDescription, CardTitle } from '#components/ui/card.tsx'
import { Input } from '#components/ui/input.tsx'
import { NativeSelect } from '#components/ui/native-select.tsx'
import type { Viewer } from '#lib/accounts/viewer.ts'
import { localeNames, locales } from '#lib/locales.ts'
import type { FormAction } from '#lib/web/form-action.ts'

const fields = ['name', 'locale', 'theme']
const themes = ['system', 'light', 'dark'] as const

type Props = { profile: Pick<Viewer, 'name' | 'email' | 'locale' | 'theme'>; action: FormAction }

/** The person's own name, language and theme. */
export function ProfileCard({ profile, action }: Props) {
  const t = useTranslations('settings.profile')
  const { form, pending, saved, typed, errorAt, error } = useAccountForm(action, fields)
  return (
    <Card>
      <CardTitle>{t('title')}</CardTitle>
      <CardDescription>{profile.email}</CardDescription>
      <form {...form} className="mt-5 grid gap-4 sm:grid-cols-2">
        <Field label={t('name')} error={errorAt('name')} className="sm:col-span-2">
          {(control) => (
            <Input
              {...control}
              name="name"
              autoComplete="name"
              required
              defaultValue={typed('name') ?? profile.name}
            />
          )}
        </Field>
        <Field label={t('language')} error={errorAt('locale')}>
          {(control) => (
            <NativeSelect
              {...control}
              name="locale"
              defaultValue={typed('locale') ?? profile.locale ?? 'auto'}
            >
              <option value="auto">{t('automatic')}</option>
              {locales.map((locale) => (
                <option key={locale} value={locale} lang={locale}>
                  {localeNames[locale]}
                </option>
              ))}
            </NativeSelect>
          )}
        </Field>
        <Field label={t('theme')} error={errorAt('theme')}>
          {(control) => (
            <NativeSelect {...control} name="theme" defaultValue={typed('theme') ?? profile.theme}>
              {themes.map((theme) => (
                <option key={theme} value={theme}>
                  {t(theme)}
                </option>
              ))}
            </NativeSelect>
          )}
        </Field>
        <FormFoot pending={pending} error={error} saved={saved && t('saved')} submit={t('save')} />
      </form>
    </Card>
  )
}

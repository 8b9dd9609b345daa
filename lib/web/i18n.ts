import 'server-only'
import { cookies, headers } from 'next/headers'
import { getRequestConfig } from 'next-intl/server'
import { requirePerson } from '#lib/accounts/viewer.ts'
import { Refused } from '#lib/errors.ts'
import { type Locale, localeNamed, negotiate } from '#lib/locales.ts'
import { type Messages, messagesOf } from '#lib/web/messages.ts'

declare module 'next-intl' {
  interface AppConfig {
    Locale: Locale
    Messages: Messages
  }
}

/** The language of each request; next-intl reads this file (next.config.ts). Never part of the address. */
export default getRequestConfig(async ({ locale }) => {
  const chosen = locale ?? (await requestLocale())
  return { locale: chosen, messages: messagesOf(chosen), timeZone: 'UTC' }
})

/** The account's setting, else the cookie it left for the sign-in page, else what the browser prefers. */
async function requestLocale(): Promise<Locale> {
  const person = await requirePerson()
  return (
    (person instanceof Refused ? undefined : localeNamed(person.locale)) ??
    localeNamed((await cookies()).get('locale')?.value) ??
    negotiate((await headers()).get('accept-language'))
  )
}

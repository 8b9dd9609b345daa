import 'server-only'
import { after } from 'next/server'
import { getLocale, getTranslations } from 'next-intl/server'
import { type LinkKind, linkLifeMinutes, newLink } from '#lib/accounts/mailed-link.ts'
import { env } from '#lib/env.ts'
import { log } from '#lib/log.ts'
import { letter } from '#lib/mail/letter.ts'
import { sendMail } from '#lib/mail/send.ts'
import { withNext } from '#lib/web/return-path.ts'

/**
 * Mails a link to the account with this address, if there is one. All of it happens after the answer is
 * given, so that neither its words nor its time tell whether there is.
 */
export async function mailLink(kind: LinkKind, email: string, next = '/'): Promise<void> {
  const [t, locale] = await Promise.all([getTranslations('mail'), getLocale()])
  after(async () => {
    try {
      const token = await newLink(kind, email)
      if (token === undefined) return
      const minutes = linkLifeMinutes[kind]
      await sendMail(
        letter({
          to: email,
          locale,
          subject: t(`${kind}.subject`),
          text: t(`${kind}.text`, { email, minutes, hours: minutes / 60 }),
          action: { label: t(`${kind}.action`), url: env().APP_URL + path[kind](token, next) },
          foot: t(`${kind}.foot`),
        }),
      )
    } catch (error) {
      log.error({ err: error, kind }, 'a link could not be mailed')
    }
  })
}

const path: Record<LinkKind, (token: string, next: string) => string> = {
  verify: (token) => `/verify/${token}`,
  sign_in: (token, next) => withNext(`/sign-in/link/${token}`, next),
  reset: (token) => `/reset/${token}`,
}

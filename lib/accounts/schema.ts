import { z } from 'zod'
import { locales } from '#lib/locales.ts'

/** What the account forms accept. An issue's message is the code of the refusal it becomes. */

/** The browser's own rule for type=email, so that the form and the server never disagree. */
const email = z
  .string('email_invalid')
  .transform((text) => text.trim().toLowerCase())
  .pipe(z.string().max(254, 'email_invalid').regex(z.regexes.html5Email, 'email_invalid'))

const name = z
  .string('name_missing')
  .transform((text) => text.replace(/[\p{Cc}\s]+/gu, ' ').trim())
  .pipe(z.string().min(1, 'name_missing').max(80, 'name_long'))

/** Its strength is judged by lib/accounts/password, which knows the common ones. */
const password = z.string('password_missing').min(1, 'password_missing').max(1_000, 'password_long')

export const signUpInput = z.object({ name, email, password, next: z.string().optional() })
export const signInInput = z.object({ email, password, next: z.string().optional() })

export const profileInput = z.object({
  name,
  locale: z.enum(['auto', ...locales]).transform((locale) => (locale === 'auto' ? null : locale)),
  theme: z.enum(['light', 'dark', 'system']),
})
export const passwordInput = z.object({ current: password, password })
export const sessionInput = z.object({ sessionId: z.uuid() })

export type SignUp = z.output<typeof signUpInput>
export type SignIn = z.output<typeof signInInput>
export type Profile = z.output<typeof profileInput>
export type PasswordChange = z.output<typeof passwordInput>

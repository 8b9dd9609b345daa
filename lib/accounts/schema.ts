import { z } from 'zod'
import { locales } from '#lib/locales.ts'

/** What the account forms accept. An issue's message is the code of the refusal it becomes. */

/** The browser's own rule for type=email, so that the form and the server never disagree. */
export const emailInput = z
  .string('email_invalid')
  .transform((text) => text.trim().toLowerCase())
  .pipe(z.string().max(254, 'email_invalid').regex(z.regexes.html5Email, 'email_invalid'))

export const nameInput = z
  .string('name_missing')
  .transform((text) => text.replace(/[\p{Cc}\s]+/gu, ' ').trim())
  .pipe(z.string().min(1, 'name_missing').max(80, 'name_long'))

/** Its strength is judged by lib/accounts/password, which knows the common ones. */
const password = z.string('password_missing').min(1, 'password_missing').max(1_000, 'password_long')

export const signUpInput = z.object({
  name: nameInput,
  email: emailInput,
  password,
  next: z.string().optional(),
})
export const signInInput = z.object({ email: emailInput, password, next: z.string().optional() })

export const profileInput = z.object({
  name: nameInput,
  locale: z.enum(['auto', ...locales]).transform((locale) => (locale === 'auto' ? null : locale)),
  theme: z.enum(['light', 'dark', 'system']),
})
export const passwordInput = z.object({ current: password, password })
export const sessionInput = z.object({ sessionId: z.uuid() })

const token = z.string().regex(/^[\w-]{43}$/, 'link_over')
const next = z.string().optional()
export const mailInput = z.object({ email: emailInput, next })
export const linkInput = z.object({ token, next })
export const resetInput = z.object({ token, password })

const code = z.string().trim().min(1, 'code_wrong').max(40, 'code_wrong')
export const codeInput = z.object({ code })
export const signInCodeInput = z.object({ code, next })
export const startTotpInput = z.object({ current: z.string().max(1_000).default('') })
export const identityInput = z.object({ identityId: z.uuid() })

export const suspendInput = z.object({
  id: z.uuid(),
  suspended: z.enum(['yes', 'no']).transform((answer) => answer === 'yes'),
})
export const accountInput = z.object({ id: z.uuid() })

/** The part of an address that says what is looked for in a list. */
export const soughtInput = z.object({
  q: z.string().trim().max(200).catch(''),
  after: z.uuid().optional().catch(undefined),
})

export type SignUp = z.output<typeof signUpInput>
export type SignIn = z.output<typeof signInInput>
export type Profile = z.output<typeof profileInput>
export type PasswordChange = z.output<typeof passwordInput>

import type { RefusalCode } from '#lib/errors.ts'

/** What can be said without more on the sign-in page after a provider sent somebody back. */
const known = [
  'provider_failed',
  'provider_no_email',
  'provider_unverified',
  'account_suspended',
  'sign_up_closed',
] as const satisfies RefusalCode[]

/** The refusal that `?error=` names. next-auth's own names for what went wrong all mean the same to people. */
export function providerError(error: unknown): (typeof known)[number] | undefined {
  if (typeof error !== 'string' || error === '') return undefined
  return known.find((code) => code === error) ?? 'provider_failed'
}

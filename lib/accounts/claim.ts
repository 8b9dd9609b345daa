import 'server-only'
import { decode, encode } from 'next-auth/jwt'
import { z } from 'zod'
import { signingSecret } from '#lib/accounts/secret.ts'

/** What a provider says about who came from it. */
const claim = z.object({
  /** `github`, `google`, or `oidc:` and the issuer: a subject means nothing without it. */
  provider: z.string(),
  subject: z.string().min(1).max(255),
  /** Lower case. */
  email: z.string(),
  /** The provider itself says that they read this address. */
  emailVerified: z.boolean(),
  name: z.string(),
})

export type Claim = z.output<typeof claim>

/** How long someone has to sign in to the account that the claim is to be connected to. */
export const claimLifeSeconds = 15 * 60

/** A key of its own: no other sealed value can stand in for a claim. */
const salt = 'firstframe claim'

/** The claim as its bearer's browser keeps it: nobody can read it there, or make one. */
export function sealClaim(token: Claim): Promise<string> {
  return encode({ token, secret: signingSecret(), maxAge: claimLifeSeconds, salt })
}

export async function openClaim(value: string | undefined): Promise<Claim | undefined> {
  if (!value) return undefined
  const payload = await decode({ token: value, secret: signingSecret(), salt }).catch(() => null)
  return claim.safeParse(payload).data
}

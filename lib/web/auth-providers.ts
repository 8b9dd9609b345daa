import 'server-only'
import GitHub from 'next-auth/providers/github'
import Google from 'next-auth/providers/google'
import type { OAuthConfig } from 'next-auth/providers/oauth'
import { z } from 'zod'
import type { Claim } from '#lib/accounts/claim.ts'
import { providerIds } from '#lib/accounts/provider-ids.ts'
import { providerKey } from '#lib/accounts/providers.ts'
import { type Env, env } from '#lib/env.ts'
import { githubProfile } from '#lib/web/github-profile.ts'

/** The providers that this instance is set up with, as next-auth takes them. */
export function authProviders(settings = env()): OAuthConfig<Record<string, unknown>>[] {
  const { GITHUB_CLIENT_ID, GITHUB_CLIENT_SECRET, GOOGLE_CLIENT_ID, GOOGLE_CLIENT_SECRET } =
    settings
  return [
    ...oidc(settings),
    ...(GITHUB_CLIENT_ID && GITHUB_CLIENT_SECRET
      ? [github({ clientId: GITHUB_CLIENT_ID, clientSecret: GITHUB_CLIENT_SECRET })]
      : []),
    ...(GOOGLE_CLIENT_ID && GOOGLE_CLIENT_SECRET
      ? [google({ clientId: GOOGLE_CLIENT_ID, clientSecret: GOOGLE_CLIENT_SECRET })]
      : []),
  ]
}

type Client = { clientId: string; clientSecret: string }

/** A provider that does not answer is given up after so long. */
const httpOptions = { timeout: 8_000 }

function oidc(settings: Env): OAuthConfig<Record<string, unknown>>[] {
  const { OIDC_ISSUER, OIDC_NAME, OIDC_CLIENT_ID, OIDC_CLIENT_SECRET } = settings
  if (!OIDC_ISSUER || !OIDC_CLIENT_ID || !OIDC_CLIENT_SECRET) return []
  return [
    {
      id: 'oidc',
      name: OIDC_NAME,
      type: 'oauth',
      wellKnown: `${OIDC_ISSUER}/.well-known/openid-configuration`,
      clientId: OIDC_CLIENT_ID,
      clientSecret: OIDC_CLIENT_SECRET,
      idToken: true,
      checks: ['pkce', 'state', 'nonce'],
      authorization: { params: { scope: 'openid email profile' } },
      httpOptions,
      // Many issuers put the address into userinfo alone.
      userinfo: {
        request: async ({ client, tokens }) =>
          client.issuer.metadata.userinfo_endpoint
            ? client.userinfo(tokens.access_token ?? '')
            : {},
      },
      profile: (info, tokens) => {
        const told = claimsIn(tokens)
        if (info.sub !== undefined && info.sub !== told.sub)
          throw new Error('userinfo is about another')
        return userOf({ ...info, ...told })
      },
    },
  ]
}

/** GitHub speaks OAuth 2 without id tokens: there is no nonce to check. */
function github(client: Client): OAuthConfig<Record<string, unknown>> {
  return {
    ...GitHub(client),
    checks: ['pkce', 'state'],
    httpOptions,
    userinfo: { url: 'https://api.github.com/user', request: githubProfile },
    profile: userOf,
    options: client,
  }
}

function google(client: Client): OAuthConfig<Record<string, unknown>> {
  return {
    ...Google(client),
    checks: ['pkce', 'state', 'nonce'],
    httpOptions,
    profile: userOf,
    options: client,
  }
}

const claims = z.object({
  sub: z.string().min(1).max(255),
  email: z.string().catch(''),
  /** Some say it as text. Whoever does not say it has not verified it. */
  email_verified: z
    .unknown()
    .optional()
    .transform((said) => said === true || said === 'true'),
  name: z.string().catch(''),
})

/** What the id token says, which was checked by then. The types do not know of openid-client's method. */
function claimsIn(tokens: object): Record<string, unknown> {
  const told = 'claims' in tokens && typeof tokens.claims === 'function' ? tokens.claims() : {}
  return { ...told }
}

/** What next-auth hands on as the user. Throws for who has no subject. */
function userOf(given: unknown) {
  const { sub, email, email_verified, name } = claims.parse(given)
  return { id: sub, email, emailVerified: email_verified, name }
}

const user = z.object({
  id: z.string(),
  email: z.string().toLowerCase(),
  emailVerified: z.boolean(),
  name: z.string(),
})

/** What a provider says of who came back; undefined for anything that is not from one of ours. */
export function claimOf(provider: string, given: unknown): Claim | undefined {
  const known = providerIds.find((one) => one === provider)
  const found = user.safeParse(given).data
  if (!known || !found) return undefined
  const { id, ...rest } = found
  return { provider: providerKey(known), subject: id, ...rest }
}

import 'server-only'
import { isIP } from 'node:net'
import { cookies } from 'next/headers'
import NextAuth, { type AuthOptions } from 'next-auth'
import Credentials from 'next-auth/providers/credentials'
import { endSessionOfToken } from '#lib/accounts/end-session.ts'
import { emailInput, signInInput } from '#lib/accounts/schema.ts'
import { signingSecret } from '#lib/accounts/secret.ts'
import { ourCookie, sessionCookie } from '#lib/accounts/session-cookie.ts'
import { sessionLifeSeconds } from '#lib/accounts/session-life.ts'
import { signIn } from '#lib/accounts/sign-in.ts'
import { signInWith } from '#lib/accounts/sign-in-with.ts'
import { viewerOfSession } from '#lib/accounts/viewer.ts'
import { env, letNextAuthReadHost } from '#lib/env.ts'
import { Refused } from '#lib/errors.ts'
import { log } from '#lib/log.ts'
import { authProviders, claimOf } from '#lib/web/auth-providers.ts'
import { mailLink } from '#lib/web/mail-link.ts'
import { publicRoute } from '#lib/web/route.ts'
import { claimCookie } from '#lib/web/short-cookies.ts'
import { signUpPolicy } from '#lib/web/sign-up-policy.ts'
import { rememberVisitor, visitor } from '#lib/web/visitor.ts'
import { wayIn } from '#lib/web/way-in.ts'

/**
 * next-auth's own routes, a second door to the verbs that the pages use. Its JWT holds a session's
 * token and nothing else, in and out: whatever a client sends to update a session goes nowhere.
 */
export const nextAuthRoute = publicRoute<{ nextauth: string[] }>((request, params) => {
  letNextAuthReadHost()
  if (!isOurHost(request.headers)) return new Refused('not_found')
  return NextAuth(authOptions())(request, { params })
})

/** next-auth builds its redirects from this host. The host of APP_URL, this machine, or a bare address. */
function isOurHost(headers: Headers): boolean {
  const host = headers.get('x-forwarded-host') ?? headers.get('host') ?? ''
  if (!URL.canParse(`http://${host}`)) return false
  const { hostname } = new URL(`http://${host}`)
  return (
    host === new URL(env().APP_URL).host ||
    hostname === 'localhost' ||
    isIP(hostname.replace(/^\[|\]$/g, '')) > 0
  )
}

export function authOptions(): AuthOptions {
  return {
    secret: signingSecret(),
    providers: [
      Credentials({
        credentials: { email: { type: 'email' }, password: { type: 'password' } },
        authorize,
      }),
      ...authProviders(),
    ],
    session: { strategy: 'jwt', maxAge: sessionLifeSeconds },
    useSecureCookies: env().APP_URL.startsWith('https:'),
    cookies: { sessionToken: sessionCookie(), callbackUrl: callbackCookie() },
    pages: { signIn: '/sign-in', error: '/sign-in' },
    callbacks: {
      signIn: ({ account, user }) =>
        account?.type === 'oauth' ? cameBack(account.provider, user) : true,
      jwt: ({ token, user }) => ({ sid: user ? user.id : token.sid }),
      session: async ({ session, token }) => ({ ...session, user: await whoIs(token.sid) }),
    },
    events: { signOut: ({ token }) => endSessionOfToken(String(token.sid)) },
    logger: {
      error: (code, details) => log.info({ code, details }, 'next-auth refused a request'),
      warn: () => {},
      debug: () => {},
    },
  }
}

/** Answers the opened session's token as the "user" that the JWT is made from. */
async function authorize(credentials: unknown): Promise<{ id: string }> {
  const input = signInInput.safeParse(credentials)
  if (!input.success) throw new Error('bad_request')
  const signedIn = await signIn(input.data, await visitor())
  if ('half' in signedIn) throw new Error('code_needed')
  // next-auth puts the message of what is thrown here into an address.
  if (signedIn instanceof Refused) throw new Error(signedIn.code)
  await rememberVisitor(signedIn)
  return { id: signedIn.token }
}

/** Where next-auth keeps what was asked for while its visitor is away. */
const callbackCookie = () => ourCookie('callback')

/**
 * Somebody came back from a provider, and next-auth found state, PKCE and nonce right. The session they get
 * is ours, like every other: next-auth is told where to send them, and makes none.
 */
async function cameBack(provider: string, user: unknown): Promise<string> {
  const claim = claimOf(provider, user)
  if (!claim) return failed(new Refused('provider_failed'))
  const next = await askedFor()
  const policy = await signUpPolicy(next, emailInput.safeParse(claim.email).data)
  const entered = await signInWith(claim, await visitor(), policy)
  if (entered instanceof Refused) return failed(entered)
  if ('claim' in entered) {
    await claimCookie.carry(entered.claim)
    return '/connect'
  }
  if ('unprovedEmail' in entered && entered.unprovedEmail)
    await mailLink('verify', entered.unprovedEmail)
  return wayIn(entered, next)
}

/** Where the visitor wanted to go before they went to their provider. */
async function askedFor(): Promise<string | undefined> {
  const asked = (await cookies()).get(callbackCookie().name)?.value ?? ''
  const url = URL.canParse(asked) ? new URL(asked) : undefined
  return url && url.pathname + url.search + url.hash
}

function failed({ code }: Refused): string {
  return `/sign-in?error=${code}`
}

/** Throws for a session that is over: next-auth then answers that there is none, and takes the cookie away. */
async function whoIs(token: unknown): Promise<{ name: string; email: string }> {
  const viewer = await viewerOfSession(String(token))
  if (viewer instanceof Refused) throw new Error(viewer.code)
  return { name: viewer.name, email: viewer.email }
}

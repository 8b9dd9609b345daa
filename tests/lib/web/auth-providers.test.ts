import { expect, test } from 'vitest'
import { providerNamed, providers } from '#lib/accounts/providers.ts'
import { parseEnv } from '#lib/env.ts'
import { authProviders, claimOf } from '#lib/web/auth-providers.ts'
import { providerError } from '#lib/web/provider-error.ts'

const all = parseEnv({
  OIDC_ISSUER: 'https://acme.example/realm/',
  OIDC_CLIENT_ID: 'a',
  OIDC_CLIENT_SECRET: 'b',
  OIDC_NAME: 'Acme',
  GITHUB_CLIENT_ID: 'c',
  GITHUB_CLIENT_SECRET: 'd',
  GOOGLE_CLIENT_ID: 'e',
  GOOGLE_CLIENT_SECRET: 'f',
})

test('only what is set up is offered', () => {
  expect(providers(parseEnv({}))).toEqual([])
  expect(authProviders(parseEnv({}))).toEqual([])
  expect(providers(all).map(({ name }) => name)).toEqual(['Acme', 'GitHub', 'Google'])
})

test('every provider is asked with state and PKCE, and with a nonce where there are id tokens', () => {
  const checks = authProviders(all).map(({ id, checks }) => [id, checks])
  expect(checks).toEqual([
    ['oidc', ['pkce', 'state', 'nonce']],
    ['github', ['pkce', 'state']],
    ['google', ['pkce', 'state', 'nonce']],
  ])
})

const [oidc] = authProviders(all)

/** As next-auth hands it on: what userinfo said, and the id token that was checked. */
function told(info: Record<string, unknown>, claims: Record<string, unknown>) {
  return oidc?.profile(info, { claims: () => claims } as never)
}

test.each([
  [true, true],
  ['true', true],
  [false, false],
  ['false', false],
  [undefined, false],
  [1, false],
  ['yes', false],
])('email_verified: %j counts as %j', (said, counts) => {
  const claim = claimOf(
    'oidc',
    told({}, { sub: '7', email: 'Mira@Example.org', email_verified: said }),
  )
  expect(claim).toMatchObject({ subject: '7', email: 'mira@example.org', emailVerified: counts })
})

test('the id token has the last word over userinfo, and both must be about the same person', () => {
  const info = { sub: '7', email: 'info@example.org', email_verified: true, name: 'Mira' }
  expect(claimOf('oidc', told(info, { sub: '7' }))).toMatchObject({ email: 'info@example.org' })
  const token = { sub: '7', email: 'token@example.org', email_verified: false }
  expect(claimOf('oidc', told(info, token))).toMatchObject({
    email: 'token@example.org',
    emailVerified: false,
  })
  expect(() => told({ ...info, sub: '8' }, { sub: '7' })).toThrow('about another')
})

test('a subject is nobody without its provider', () => {
  const user = told({}, { sub: '7', email: 'mira@example.org' })
  expect(claimOf('oidc', user)?.provider).toMatch(/^oidc:/)
  expect(claimOf('github', user)?.provider).toBe('github')
  expect(claimOf('credentials', user)).toBeUndefined()
  expect(claimOf('oidc', { id: '7' })).toBeUndefined()
  expect(() => told({}, { email: 'mira@example.org' })).toThrow()
})

test('an identity of an issuer that is gone is still named', () => {
  expect(providerNamed('oidc:https://acme.example/realm', all)).toBe('Acme')
  expect(providerNamed('oidc:https://old.example', all)).toBe('old.example')
  expect(providerNamed('github', all)).toBe('GitHub')
})

test('what the address of the sign-in page says is one of ours, or nothing in particular', () => {
  expect(providerError('provider_unverified')).toBe('provider_unverified')
  expect(providerError('OAuthCallback')).toBe('provider_failed')
  expect(providerError('<script>')).toBe('provider_failed')
  for (const nothing of [undefined, '', ['a', 'b']]) expect(providerError(nothing)).toBeUndefined()
})

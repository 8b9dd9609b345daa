import { decode, encode } from 'next-auth/jwt'
import { afterEach, expect, test, vi } from 'vitest'
import { openSealed, sealToken, sessionCookie } from '#lib/accounts/session-cookie.ts'

const secret = process.env.NEXTAUTH_SECRET ?? ''

afterEach(() => vi.unstubAllEnvs())

test("the cookie carries a session's token and nothing about anybody", async () => {
  const sealed = await sealToken('a-token')
  const payload = await decode({ token: sealed, secret })
  expect(Object.keys(payload ?? {}).sort()).toEqual(['exp', 'iat', 'jti', 'sid'])
  expect(payload?.sid).toBe('a-token')
  expect(sealed).not.toContain('a-token')
  expect(await openSealed(sealed)).toBe('a-token')
})

test('a cookie that is altered, foreign, out of date or of another shape opens nothing', async () => {
  const sealed = await sealToken('a-token')
  const foreign = await encode({ token: { sid: 'a-token' }, secret: 'x'.repeat(32) })
  const stale = await encode({ token: { sid: 'a-token' }, secret, maxAge: -60 })
  const shapeless = await encode({ token: { sub: 'user-1', role: 'owner' }, secret })
  for (const value of [undefined, '', 'x', `${sealed.slice(0, -3)}abc`, foreign, stale, shapeless])
    expect(await openSealed(value)).toBeUndefined()
})

test('on plain http the cookie has a plain name', () => {
  expect(sessionCookie()).toEqual({
    name: 'firstframe.session',
    options: { httpOnly: true, sameSite: 'lax', path: '/', secure: false, maxAge: 2_592_000 },
  })
})

test('on https the cookie is Secure and bound to the host', async () => {
  vi.stubEnv('APP_URL', 'https://frames.example.org')
  vi.resetModules()
  const fresh = await import('#lib/accounts/session-cookie.ts')
  const { name, options } = fresh.sessionCookie()
  expect(name).toBe('__Host-firstframe.session')
  expect(options).toMatchObject({ secure: true, httpOnly: true, sameSite: 'lax', path: '/' })
  expect(options).not.toHaveProperty('domain')
})

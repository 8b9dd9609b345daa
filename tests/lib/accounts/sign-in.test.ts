import { beforeEach, expect, test, vi } from 'vitest'
import { nobodysHash } from '#lib/accounts/password.ts'
import { signIn } from '#lib/accounts/sign-in.ts'
import { emptyDatabase, sql } from '#tests/support/database.ts'
import { codeOf, granted, inside, newcomer, password, stranger, viewerWith } from './people.ts'

/** The real library, with every verification noted. */
const verified = vi.hoisted(() => [] as string[])
vi.mock('@node-rs/argon2', async (load) => {
  const argon2 = await load<typeof import('@node-rs/argon2')>()
  return {
    ...argon2,
    verify: (hash: string, given: string) => {
      verified.push(hash)
      return argon2.verify(hash, given)
    },
  }
})

beforeEach(async () => {
  await emptyDatabase()
  verified.length = 0
})

test('the right password opens a session of its own', async () => {
  const mira = await newcomer()
  const again = inside(await signIn({ email: mira.email, password }, stranger()))
  const viewer = await viewerWith(again.token)
  expect(viewer.userId).toBe(mira.viewer.userId)
  expect(viewer.sessionId).not.toBe(mira.viewer.sessionId)
})

test('an unknown account and a wrong password get one answer, for one hash each', async () => {
  const { email } = await newcomer()
  const wrong = await signIn({ email, password: 'not the password' }, stranger())
  expect(verified).toHaveLength(1)
  const unknown = await signIn({ email: 'nobody@example.org', password }, stranger())
  expect(verified).toHaveLength(2)
  expect(unknown).toEqual(wrong)
  expect(codeOf(wrong)).toBe('sign_in_failed')
})

test("a stranger's hash costs what a stored one costs", async () => {
  await newcomer()
  const [user] = await sql<{ hash: string }>('select password_hash as hash from "user"')
  const parameters = (hash: string) => hash.split('$').slice(1, 4)
  expect(parameters(nobodysHash)).toEqual(['argon2id', 'v=19', 'm=65536,t=3,p=1'])
  expect(parameters(user?.hash ?? '')).toEqual(parameters(nobodysHash))
  expect(nobodysHash).toHaveLength(user?.hash.length ?? 0)
})

test('the same letters count, whichever way they were composed', async () => {
  const composed = 'caf\u00e9 au lait, twice'
  const email = 'mira@example.org'
  const { signUp } = await import('#lib/accounts/sign-up.ts')
  granted(await signUp({ name: 'Mira', email, password: composed }, stranger()))
  const decomposed = composed.normalize('NFD')
  expect(decomposed).not.toBe(composed)
  expect(codeOf(await signIn({ email, password: decomposed }, stranger()))).toBe('granted')
})

test('the database knows neither the password nor the token of a session', async () => {
  const mira = await newcomer()
  const tables = await sql<{ name: string }>(
    `select tablename as name from pg_tables where schemaname = 'public'`,
  )
  for (const { name } of tables) {
    const rows = JSON.stringify(await sql(`select * from "${name}"`))
    expect(rows).not.toContain(mira.token)
    expect(rows).not.toContain(password)
  }
  const [session] = await sql<{ token: string }>('select token_sha256 as token from session')
  expect(session?.token).toMatch(/^[0-9a-f]{64}$/)
})

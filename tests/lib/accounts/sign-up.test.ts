import { beforeEach, expect, test } from 'vitest'
import { signUp, signUpIsOpen } from '#lib/accounts/sign-up.ts'
import { emptyDatabase, sql } from '#tests/support/database.ts'
import { other, somebodyWaits } from './other-connection.ts'
import { codeOf, granted, newcomer, password, stranger, viewerWith } from './people.ts'

beforeEach(emptyDatabase)

const person = (email: string) => ({ name: 'Mira', email, password })

test('a new account owns a workspace of its own and is signed in to it', async () => {
  const mira = await newcomer()
  const noor = await newcomer()
  expect(mira.viewer).toMatchObject({ role: 'owner', name: 'Mira', email: mira.email })
  expect(noor.viewer.workspaceId).not.toBe(mira.viewer.workspaceId)
})

test('of twenty sign-ups at once with one address, one makes an account', async () => {
  const visitor = stranger()
  const answers = await Promise.all(
    Array.from({ length: 20 }, () => signUp(person('same@example.org'), visitor, 'open')),
  )
  const codes = answers.map(codeOf)
  expect(codes.filter((code) => code === 'granted')).toHaveLength(1)
  expect(codes.filter((code) => code === 'email_taken')).toHaveLength(19)
  expect(await sql('select 1 from "user"')).toHaveLength(1)
  expect(await sql('select 1 from workspace')).toHaveLength(1)
})

test('of twenty sign-ups at once into a fresh install by invitation only, one gets in', async () => {
  const answers = await Promise.all(
    Array.from({ length: 20 }, (_, n) =>
      signUp(person(`first-${n}@example.org`), stranger(), 'invite'),
    ),
  )
  const granteds = answers.filter((answer) => codeOf(answer) === 'granted')
  expect(granteds).toHaveLength(1)
  expect(answers.map(codeOf).filter((code) => code === 'sign_up_closed')).toHaveLength(19)
  const [members, workspaces] = await Promise.all([
    sql('select role::text from member'),
    sql('select 1 from workspace'),
  ])
  expect(members).toEqual([{ role: 'owner' }])
  expect(workspaces).toHaveLength(1)
  expect(await signUpIsOpen('invite')).toBe(false)
  expect(await signUpIsOpen('open')).toBe(true)
})

test('twenty people who sign up at once each own exactly one workspace', async () => {
  const answers = await Promise.all(
    Array.from({ length: 20 }, (_, n) => signUp(person(`p${n}@example.org`), stranger(), 'open')),
  )
  const viewers = await Promise.all(answers.map((answer) => viewerWith(granted(answer).token)))
  expect(new Set(viewers.map((viewer) => viewer.workspaceId)).size).toBe(20)
  expect(await sql(`select 1 from member where role = 'owner'`)).toHaveLength(20)
})

test('a refused password makes no account', async () => {
  const short = await signUp({ ...person('a@example.org'), password: 'too short' }, stranger())
  const common = await signUp({ ...person('a@example.org'), password: 'Password2024!' }, stranger())
  expect([short, common].map(codeOf)).toEqual(['password_short', 'password_common'])
  expect(await sql('select 1 from "user"')).toHaveLength(0)
})

test('a sign-up by invitation only waits for the one that is under way', async () => {
  await other.query('begin')
  await other.query('select pg_advisory_xact_lock(4811236907)')
  const answer = signUp(person('second@example.org'), stranger(), 'invite')
  await somebodyWaits()
  await other.query(
    `insert into "user" (id, email, name, password_hash)
     values (gen_random_uuid(), 'first@example.org', 'First', '')`,
  )
  await other.query('commit')
  expect(codeOf(await answer)).toBe('sign_up_closed')
})

import { beforeEach, expect, test } from 'vitest'
import {
  confirmSecondFactor,
  dropSecondFactor,
  renewRecoveryCodes,
  startSecondFactor,
} from '#lib/accounts/second-factor.ts'
import { signIn } from '#lib/accounts/sign-in.ts'
import { signInWithCode } from '#lib/accounts/sign-in-with-code.ts'
import { codeOfStep } from '#lib/accounts/totp.ts'
import { emptyDatabase, sql } from '#tests/support/database.ts'
import { codeOf, granted, inside, newcomer, password, stranger, viewerWith } from './people.ts'

beforeEach(emptyDatabase)

const step = () => Math.floor(Date.now() / 30_000)

async function withSecondFactor() {
  const mira = await newcomer()
  await sql('update "user" set email_verified_at = now()')
  const viewer = await viewerWith(mira.token)
  const { secret } = granted(await startSecondFactor(viewer, password))
  const { codes } = granted(await confirmSecondFactor(viewer, codeOfStep(secret, step() - 1)))
  return { ...mira, viewer, secret, codes }
}

async function halfOf(email: string): Promise<string> {
  const answer = granted(await signIn({ email, password }, stranger()))
  if (!('half' in answer)) throw new Error('no code is asked for')
  return answer.half
}

test('it is set up on a proved address alone, with the password, and in force after a code', async () => {
  const { viewer, email, token } = await newcomer()
  expect(codeOf(await startSecondFactor(viewer, password))).toBe('email_unverified')
  await sql('update "user" set email_verified_at = now()')
  const proved = await viewerWith(token)
  expect(codeOf(await startSecondFactor(proved, 'not the password'))).toBe('password_wrong')
  const { secret } = granted(await startSecondFactor(proved, password))
  inside(await signIn({ email, password }, stranger()))
  expect(codeOf(await confirmSecondFactor(proved, '000000'))).toBe('code_wrong')
  const { codes } = granted(await confirmSecondFactor(proved, codeOfStep(secret, step())))
  expect(codes).toHaveLength(10)
  await halfOf(email)
  expect(codeOf(await startSecondFactor(proved, password))).toBe('second_factor_on')
})

test('no code is good twice, also at the same instant', async () => {
  const { email, secret, codes } = await withSecondFactor()
  const half = await halfOf(email)
  const code = codeOfStep(secret, step())
  const answers = await Promise.all([1, 2, 3].map(() => signInWithCode(half, code, stranger())))
  expect(answers.map(codeOf).sort()).toEqual(['code_wrong', 'code_wrong', 'granted'])
  expect(codeOf(await signInWithCode(half, codeOfStep(secret, step() - 1), stranger()))).toBe(
    'code_wrong', // an earlier one than the last that was used
  )
  await sql('delete from throttle')
  const recovery = codes[0] ?? ''
  const tries = await Promise.all([1, 2].map(() => signInWithCode(half, recovery, stranger())))
  expect(tries.map(codeOf).sort()).toEqual(['code_wrong', 'granted'])
})

test('codes are not guessed: five tries, then a wait, also with the right one', async () => {
  const { email, secret } = await withSecondFactor()
  const half = await halfOf(email)
  const tries = Array.from({ length: 8 }, () => signInWithCode(half, '000000', stranger()))
  const codes = (await Promise.all(tries)).map(codeOf)
  expect(codes.filter((code) => code === 'code_wrong')).toHaveLength(5)
  expect(codes.filter((code) => code === 'code_throttled')).toHaveLength(3)
  const right = await signInWithCode(half, codeOfStep(secret, step()), stranger())
  expect(codeOf(right)).toBe('code_throttled')
})

test('the first step is worth nothing by itself, to another, or once the password is new', async () => {
  const { email, secret, token } = await withSecondFactor()
  const half = await halfOf(email)
  expect(codeOf(await signInWithCode(undefined, codeOfStep(secret, step()), stranger()))).toBe(
    'code_over',
  )
  const { sealToken } = await import('#lib/accounts/session-cookie.ts')
  for (const forged of [`${half}x`, await sealToken(token), 'nothing'])
    expect(codeOf(await signInWithCode(forged, codeOfStep(secret, step()), stranger()))).toBe(
      'code_over',
    )
  const { openSealed } = await import('#lib/accounts/session-cookie.ts')
  expect(await openSealed(half)).toBeUndefined()
  await sql(`update "user" set password_hash = 'another'`)
  expect(codeOf(await signInWithCode(half, codeOfStep(secret, step()), stranger()))).toBe(
    'code_over',
  )
})

test('new recovery codes replace the old ones, and turning it off takes a code', async () => {
  const { email, viewer, codes } = await withSecondFactor()
  const renewed = granted(await renewRecoveryCodes(viewer, codes[0] ?? ''))
  const half = await halfOf(email)
  expect(codeOf(await signInWithCode(half, codes[1] ?? '', stranger()))).toBe('code_wrong')
  granted(await signInWithCode(half, renewed.codes[0] ?? '', stranger()))
  expect(codeOf(await dropSecondFactor(viewer, '000000'))).toBe('code_wrong')
  expect(codeOf(await dropSecondFactor(viewer, renewed.codes[1] ?? ''))).toBe('granted')
  inside(await signIn({ email, password }, stranger()))
  const kept = await sql('select 1 from recovery_code')
  expect(kept).toEqual([])
})

test('the database knows neither the secret nor a recovery code', async () => {
  const { secret, codes } = await withSecondFactor()
  const rows = JSON.stringify([
    await sql(`select *, encode(totp_sealed, 'escape') as text from "user"`),
    await sql('select * from recovery_code'),
    await sql('select * from audit'),
  ])
  for (const word of [secret, ...codes, ...codes.map((code) => code.replaceAll('-', ''))])
    expect(rows).not.toContain(word)
  const [audit] = await sql<{ action: string }>('select action from audit')
  expect(audit?.action).toBe('second_factor.turned_on')
})

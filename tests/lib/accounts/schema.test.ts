import { expect, test } from 'vitest'
import { profileInput, signInInput, signUpInput } from '#lib/accounts/schema.ts'

const person = { name: 'Mira', email: 'mira@example.org', password: 'a quiet frame at dusk' }

/** The refusal and the field that the first issue names. */
function refusalOf(given: Record<string, unknown>) {
  const issue = signUpInput.safeParse({ ...person, ...given }).error?.issues[0]
  return issue && [issue.path.join('.'), issue.message]
}

test('an address is read without its capitals and the blanks around it', () => {
  expect(signInInput.parse({ ...person, email: '  Mira@Example.ORG ' }).email).toBe(person.email)
})

test('a name is read without control characters and doubled blanks', () => {
  expect(signUpInput.parse({ ...person, name: ' Mira\u0000 \t Okonkwo\n' }).name).toBe(
    'Mira Okonkwo',
  )
})

test('a password is taken as it is', () => {
  expect(signUpInput.parse({ ...person, password: '  two blanks  ' }).password).toBe(
    '  two blanks  ',
  )
})

test.each([
  [{ email: 'mira' }, ['email', 'email_invalid']],
  [{ email: 'mira@exa mple.org' }, ['email', 'email_invalid']],
  [{ email: 'mira@example.org\u0000' }, ['email', 'email_invalid']],
  [{ email: `${'m'.repeat(250)}@example.org` }, ['email', 'email_invalid']],
  [{ email: undefined }, ['email', 'email_invalid']],
  [{ email: { contains: '@' } }, ['email', 'email_invalid']],
  [{ name: ' \u0007 ' }, ['name', 'name_missing']],
  [{ name: 'M'.repeat(81) }, ['name', 'name_long']],
  [{ password: '' }, ['password', 'password_missing']],
  [{ password: 'x'.repeat(1_001) }, ['password', 'password_long']],
])('%j is refused by name', (given, refusal) => {
  expect(refusalOf(given)).toEqual(refusal)
})

test('the automatic language is kept as none', () => {
  const profile = { name: 'Mira', theme: 'dark' }
  expect(profileInput.parse({ ...profile, locale: 'auto' }).locale).toBeNull()
  expect(profileInput.parse({ ...profile, locale: 'zh-CN' }).locale).toBe('zh-CN')
  expect(profileInput.safeParse({ ...profile, locale: 'fr' }).success).toBe(false)
})

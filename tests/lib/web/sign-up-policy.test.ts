import { expect, test } from 'vitest'
import { signUp } from '#lib/accounts/sign-up.ts'
import { signUpPolicy } from '#lib/web/sign-up-policy.ts'
import { acceptInvitation } from '#lib/workspaces/accept-invitation.ts'
import { codeOf, granted, newcomer, password, stranger } from '#tests/lib/accounts/people.ts'
import { anOwner, linkTo } from '#tests/lib/workspaces/team.ts'
import '#tests/support/database.ts'

test('where accounts are by invitation, an open one lets in whom it is for, and nobody else', async () => {
  const owner = await anOwner()
  const [hers, link] = [
    await linkTo(owner.viewer, 'member', 'ada@example.org'),
    await linkTo(owner.viewer, 'member'),
  ]
  const policy = (token: string, email?: string) =>
    signUpPolicy(`/invite/${token}`, email, 'invite')
  expect(await signUpPolicy('/', undefined, 'invite')).toBe('invite')
  expect(await policy(hers)).toBe('open')
  expect(await policy(hers, 'ada@example.org')).toBe('open')
  expect(await policy(hers, 'eve@example.org')).toBe('invite')
  expect(await policy(link, 'eve@example.org')).toBe('open')
  expect(await policy(link.toUpperCase(), 'eve@example.org')).toBe('invite')

  const person = { name: 'Eve', email: 'eve@example.org', password }
  const closed = await signUp(person, stranger(), await signUpPolicy('/', undefined, 'invite'))
  expect(codeOf(closed)).toBe('sign_up_closed')
  granted(await signUp(person, stranger(), await policy(link, person.email)))
  granted(await acceptInvitation((await newcomer()).viewer, link))
  expect(await policy(link)).toBe('invite') // used
})

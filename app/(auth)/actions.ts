'use server'

import { redirect } from 'next/navigation'
import { z } from 'zod'
import { signInInput, signUpInput } from '#lib/accounts/schema.ts'
import { signIn as openSession } from '#lib/accounts/sign-in.ts'
import { signUp as openAccount } from '#lib/accounts/sign-up.ts'
import { Refused } from '#lib/errors.ts'
import { publicAction } from '#lib/web/action.ts'
import { publicFormAction } from '#lib/web/form-action.ts'
import { returnPath } from '#lib/web/return-path.ts'
import { signUpPolicy } from '#lib/web/sign-up-policy.ts'
import { carrySession, dropSession, visitor } from '#lib/web/visitor.ts'

export const signIn = publicFormAction(signInInput, ['email'], async ({ next, ...credentials }) => {
  const signedIn = await openSession(credentials, await visitor())
  if (signedIn instanceof Refused) return signedIn
  await carrySession(signedIn)
  redirect(returnPath(next))
})

export const signUp = publicFormAction(
  signUpInput,
  ['name', 'email'],
  async ({ next, ...person }) => {
    const policy = await signUpPolicy(next, person.email)
    const signedIn = await openAccount(person, await visitor(), policy)
    if (signedIn instanceof Refused) return signedIn
    await carrySession(signedIn)
    redirect(returnPath(next))
  },
)

const leave = publicAction(z.unknown(), async () => {
  await dropSession()
  redirect('/sign-in')
})

export async function signOut(): Promise<void> {
  await leave(undefined)
}

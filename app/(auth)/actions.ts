'use server'

import { redirect } from 'next/navigation'
import { z } from 'zod'
import { connect as connectClaim } from '#lib/accounts/connect.ts'
import {
  signInByLink as openByLink,
  verifyEmail as proveEmail,
  resetPassword as putPassword,
} from '#lib/accounts/mailed-link.ts'
import {
  linkInput,
  mailInput,
  resetInput,
  signInCodeInput,
  signInInput,
  signUpInput,
} from '#lib/accounts/schema.ts'
import { signIn as openSession } from '#lib/accounts/sign-in.ts'
import { signInWithCode } from '#lib/accounts/sign-in-with-code.ts'
import { signUp as openAccount } from '#lib/accounts/sign-up.ts'
import { tryMail } from '#lib/accounts/throttle.ts'
import { Refused } from '#lib/errors.ts'
import { publicAction } from '#lib/web/action.ts'
import { personFormAction, publicFormAction } from '#lib/web/form-action.ts'
import { mailLink } from '#lib/web/mail-link.ts'
import { returnPath } from '#lib/web/return-path.ts'
import { claimCookie, halfCookie } from '#lib/web/short-cookies.ts'
import { signUpPolicy } from '#lib/web/sign-up-policy.ts'
import { dropSession, visitor } from '#lib/web/visitor.ts'
import { goIn } from '#lib/web/way-in.ts'
import { autoJoin } from '#lib/workspaces/auto-join.ts'

export const signIn = publicFormAction(signInInput, ['email'], async ({ next, ...credentials }) => {
  const entered = await openSession(credentials, await visitor())
  return entered instanceof Refused ? entered : goIn(entered, next)
})

export const signUp = publicFormAction(
  signUpInput,
  ['name', 'email'],
  async ({ next, ...person }) => {
    const policy = await signUpPolicy(next, person.email)
    const signedIn = await openAccount(person, await visitor(), policy)
    if (signedIn instanceof Refused) return signedIn
    await mailLink('verify', person.email)
    return goIn(signedIn, next)
  },
)

/** The second step, for who has a second factor. */
export const answerCode = publicFormAction(signInCodeInput, [], async ({ code, next }) => {
  const signedIn = await signInWithCode(await halfCookie.read(), code, await visitor())
  return signedIn instanceof Refused ? signedIn : goIn(signedIn, next)
})

export const askSignInLink = publicFormAction(mailInput, ['email'], async ({ email, next }) => {
  const counted = await tryMail(email, await visitor())
  if (counted instanceof Refused) return counted
  await mailLink('sign_in', email, returnPath(next))
  return { email }
})

export const askReset = publicFormAction(mailInput, ['email'], async ({ email }) => {
  const counted = await tryMail(email, await visitor())
  if (counted instanceof Refused) return counted
  await mailLink('reset', email)
  return { email }
})

export const signInByLink = publicFormAction(linkInput, [], async ({ token, next }) => {
  const entered = await openByLink(token, await visitor())
  return entered instanceof Refused ? entered : goIn(entered, next)
})

export const resetPassword = publicFormAction(resetInput, [], async ({ token, password }) =>
  putPassword(token, password, await visitor()),
)

export const verifyEmail = personFormAction(linkInput, [], async (person, { token }) => {
  const refused = await proveEmail(person, token)
  if (refused) return refused
  await autoJoin(person)
  return redirect('/')
})

export const connect = personFormAction(z.object({}), [], async (person) => {
  const refused = await connectClaim(person, await claimCookie.read())
  if (refused) return refused
  await claimCookie.drop()
  await autoJoin(person)
  return redirect('/settings')
})

const leave = publicAction(z.unknown(), async () => {
  await dropSession()
  redirect('/sign-in')
})

export async function signOut(): Promise<void> {
  await leave(undefined)
}

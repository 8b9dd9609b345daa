'use server'

import { redirect } from 'next/navigation'
import { z } from 'zod'
import { Refused } from '#lib/errors.ts'
import { personFormAction, publicFormAction } from '#lib/web/form-action.ts'
import { withNext } from '#lib/web/return-path.ts'
import { dropSession } from '#lib/web/visitor.ts'
import { acceptInvitation as accept } from '#lib/workspaces/accept-invitation.ts'
import { tokenInput } from '#lib/workspaces/schema.ts'

export const acceptInvitation = personFormAction(tokenInput, [], async (person, { token }) => {
  const accepted = await accept(person, token)
  return accepted instanceof Refused ? accepted : redirect(`/w/${accepted.workspaceSlug}`)
})

/** For who is signed in with another address than the one that was invited. */
export const signInAsOther = publicFormAction(
  z.object({ token: z.string().regex(/^[\w-]+$/) }),
  [],
  async ({ token }) => {
    await dropSession()
    redirect(withNext('/sign-in', `/invite/${token}`))
  },
)

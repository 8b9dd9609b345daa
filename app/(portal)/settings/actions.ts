'use server'

import { refresh } from 'next/cache'
import { z } from 'zod'
import { changePassword as replacePassword } from '#lib/accounts/change-password.ts'
import { endSession as end, endOtherSessions as endOthers } from '#lib/accounts/end-session.ts'
import { saveProfile as save } from '#lib/accounts/save-profile.ts'
import { passwordInput, profileInput, sessionInput } from '#lib/accounts/schema.ts'
import { formAction } from '#lib/web/form-action.ts'
import { carryLocale } from '#lib/web/visitor.ts'

export const saveProfile = formAction(
  profileInput,
  ['name', 'locale', 'theme'],
  async (viewer, profile) => {
    await save(viewer, profile)
    await carryLocale(profile.locale)
    refresh()
  },
)

export const changePassword = formAction(passwordInput, [], async (viewer, change) => {
  const changed = await replacePassword(viewer, change)
  refresh()
  return changed
})

export const endSession = formAction(sessionInput, [], async (viewer, { sessionId }) => {
  const ended = await end(viewer, sessionId)
  refresh()
  return ended
})

export const endOtherSessions = formAction(z.object({}), [], async (viewer) => {
  const ended = await endOthers(viewer)
  refresh()
  return ended
})

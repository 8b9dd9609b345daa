'use server'

import { refresh } from 'next/cache'
import { z } from 'zod'
import { changePassword as replacePassword } from '#lib/accounts/change-password.ts'
import { endSession as end, endOtherSessions as endOthers } from '#lib/accounts/end-session.ts'
import { saveProfile as save } from '#lib/accounts/save-profile.ts'
import { passwordInput, profileInput, sessionInput } from '#lib/accounts/schema.ts'
import { personFormAction } from '#lib/web/form-action.ts'
import { carryLocale } from '#lib/web/visitor.ts'

export const saveProfile = personFormAction(
  profileInput,
  ['name', 'locale', 'theme'],
  async (person, profile) => {
    await save(person, profile)
    await carryLocale(profile.locale)
    refresh()
  },
)

export const changePassword = personFormAction(passwordInput, [], async (person, change) => {
  const changed = await replacePassword(person, change)
  refresh()
  return changed
})

export const endSession = personFormAction(sessionInput, [], async (person, { sessionId }) => {
  const ended = await end(person, sessionId)
  refresh()
  return ended
})

export const endOtherSessions = personFormAction(z.object({}), [], async (person) => {
  const ended = await endOthers(person)
  refresh()
  return ended
})

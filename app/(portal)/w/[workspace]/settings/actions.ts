'use server'

import { refresh } from 'next/cache'
import { z } from 'zod'
import { changePassword as replacePassword } from '#lib/accounts/change-password.ts'
import { disconnect as take } from '#lib/accounts/connect.ts'
import { endSession as end, endOtherSessions as endOthers } from '#lib/accounts/end-session.ts'
import { saveProfile as save } from '#lib/accounts/save-profile.ts'
import {
  codeInput,
  identityInput,
  passwordInput,
  profileInput,
  sessionInput,
  startTotpInput,
} from '#lib/accounts/schema.ts'
import {
  confirmSecondFactor as confirm,
  dropSecondFactor as drop,
  renewRecoveryCodes as renew,
  startSecondFactor as start,
} from '#lib/accounts/second-factor.ts'
import { tryMail } from '#lib/accounts/throttle.ts'
import { Refused } from '#lib/errors.ts'
import { action } from '#lib/web/action.ts'
import { personFormAction } from '#lib/web/form-action.ts'
import { mailLink } from '#lib/web/mail-link.ts'
import { qrPath } from '#lib/web/qr-path.ts'
import { carryLocale, visitor } from '#lib/web/visitor.ts'
import { tagDownloads as tag } from '#lib/workspaces/tag-downloads.ts'

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

export const resendVerification = personFormAction(z.object({}), [], async (person) => {
  if (person.emailVerified) return refresh()
  const counted = await tryMail(person.email, await visitor())
  if (counted instanceof Refused) return counted
  await mailLink('verify', person.email)
  return { email: person.email }
})

export const startSecondFactor = personFormAction(
  startTotpInput,
  [],
  async (person, { current }) => {
    const started = await start(person, current)
    if (started instanceof Refused) return started
    return { secret: started.secret, qr: qrPath(started.uri) }
  },
)

export const confirmSecondFactor = personFormAction(codeInput, [], async (person, { code }) => {
  const confirmed = await confirm(person, code)
  refresh()
  return confirmed
})

export const renewRecoveryCodes = personFormAction(codeInput, [], async (person, { code }) => {
  const renewed = await renew(person, code)
  refresh()
  return renewed
})

export const dropSecondFactor = personFormAction(codeInput, [], async (person, { code }) => {
  const refused = await drop(person, code)
  refresh()
  return refused ?? { off: true }
})

export const disconnect = personFormAction(identityInput, [], async (person, { identityId }) => {
  const refused = await take(person, identityId)
  refresh()
  return refused
})

export const tagDownloads = action(
  z.strictObject({ workspace: z.string(), tagged: z.boolean() }),
  (viewer, { tagged }) => tag(viewer, tagged),
)

import 'server-only'
import { cookies, headers } from 'next/headers'
import { plainAddress } from '#lib/accounts/address.ts'
import { deviceLifeSeconds } from '#lib/accounts/device.ts'
import { endSessionOfToken } from '#lib/accounts/end-session.ts'
import type { SignedIn } from '#lib/accounts/session.ts'
import {
  type Cookie,
  openSealed,
  ourCookie,
  sealToken,
  sessionCookie,
} from '#lib/accounts/session-cookie.ts'
import { personOfSession } from '#lib/accounts/viewer.ts'
import type { Visitor } from '#lib/accounts/visitor.ts'
import { Refused } from '#lib/errors.ts'
import { autoJoin } from '#lib/workspaces/auto-join.ts'

/** Who stands at the door, and the cookies that they come with and leave with. */

const deviceCookie = () => ourCookie('device', deviceLifeSeconds)
/** Read by lib/web/i18n.ts; the page's own script never needs it. */
const localeCookie = (): Cookie => ({ ...ourCookie('', deviceLifeSeconds), name: 'locale' })

/** The address is true because lib/web/arrival.ts makes the header so. */
export async function visitor(): Promise<Visitor> {
  const given = await headers()
  const address = given.get('x-forwarded-for') ?? ''
  return {
    address: plainAddress(address),
    userAgent: given.get('user-agent') ?? '',
    device: (await cookies()).get(deviceCookie().name)?.value,
  }
}

/**
 * Gives the visitor the session that was opened for them, in place of the one they came with, and lets them into
 * the workspaces that the domain of their address opens.
 */
export async function carrySession(signedIn: SignedIn): Promise<void> {
  await dropSession()
  await setCookie(sessionCookie(), await sealToken(signedIn.token))
  await rememberVisitor(signedIn)
  const person = await personOfSession(signedIn.token)
  if (!(person instanceof Refused)) await autoJoin(person)
}

/** What stays on the device after signing out: that it is known, and the language. */
export async function rememberVisitor({ device, locale }: Omit<SignedIn, 'token'>): Promise<void> {
  await setCookie(deviceCookie(), device)
  await carryLocale(locale)
}

/** Null follows the browser. */
export async function carryLocale(locale: string | null): Promise<void> {
  if (locale === null) (await cookies()).delete(localeCookie().name)
  else await setCookie(localeCookie(), locale)
}

/** Ends the session that the visitor came with, if any, and takes its cookie away. */
export async function dropSession(): Promise<void> {
  const { name, options } = sessionCookie()
  const token = await openSealed((await cookies()).get(name)?.value)
  if (token !== undefined) await endSessionOfToken(token)
  await setCookie({ name, options: { ...options, maxAge: 0 } }, '')
}

async function setCookie({ name, options }: Cookie, value: string): Promise<void> {
  ;(await cookies()).set(name, value, options)
}

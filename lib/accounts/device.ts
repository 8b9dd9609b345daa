import 'server-only'
import { createHmac, hkdfSync, randomBytes, timingSafeEqual } from 'node:crypto'
import { signingSecret } from '#lib/accounts/secret.ts'

/**
 * The device cookie: a random id, and a signed mark for each of the last accounts that signed in with
 * it. It opens nothing; it only tells the throttle that this browser is no stranger to the account.
 */

export const deviceLifeSeconds = 365 * 24 * 3600
const marksKept = 4

/** The id of the device if it once signed in to `email`. */
export function knownDevice(cookie: string | undefined, email: string): string | undefined {
  const device = read(cookie)
  if (!device) return undefined
  const expected = Buffer.from(markOf(device.id, email))
  const known = device.marks.some(
    (mark) => mark.length === expected.length && timingSafeEqual(Buffer.from(mark), expected),
  )
  return known ? device.id : undefined
}

/** The cookie's value after a sign-in to `email`. */
export function rememberDevice(cookie: string | undefined, email: string): string {
  const device = read(cookie) ?? { id: randomBytes(16).toString('base64url'), marks: [] }
  const mark = markOf(device.id, email)
  const others = device.marks.filter((other) => other !== mark)
  return [device.id, mark, ...others.slice(0, marksKept - 1)].join('.')
}

function read(cookie: string | undefined): { id: string; marks: string[] } | undefined {
  if (!cookie || !/^[\w-]{22}(\.[\w-]{43}){1,4}$/.test(cookie)) return undefined
  const [id = '', ...marks] = cookie.split('.')
  return { id, marks }
}

function markOf(deviceId: string, email: string): string {
  const key = Buffer.from(hkdfSync('sha256', signingSecret(), '', 'firstframe known device', 32))
  return createHmac('sha256', key).update(`${deviceId}|${email}`).digest('base64url')
}

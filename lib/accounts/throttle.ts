import 'server-only'
import { createHash } from 'node:crypto'
import { addressGroup } from '#lib/accounts/address.ts'
import { knownDevice } from '#lib/accounts/device.ts'
import { countTry, uncountTries } from '#lib/accounts/throttle-rows.ts'
import type { Visitor } from '#lib/accounts/visitor.ts'
import { now } from '#lib/clock.ts'
import { type RefusalCode, Refused } from '#lib/errors.ts'

/** How many tries may be open or have failed within `windowSeconds` (docs/decisions/0009). */
const limits = {
  account: 5,
  address: 30,
  device: 10,
  password: 5,
  signUp: 100,
  mail: 5,
  mailFrom: 30,
  code: 5,
} as const
const windowSeconds = 15 * 60

type Budget = { key: string; limit: number }

/** A try that was counted. `giveBack` when it turns out to be no guess. */
export type Try = { giveBack: () => Promise<void> }

/**
 * A try to sign in to `email`. From a device that once did, only its own budget counts: whoever guesses
 * at the account from elsewhere, or from the same address, cannot keep its owner out.
 */
export function trySignIn(email: string, visitor: Visitor): Promise<Try | Refused> {
  const account = digestOf(email)
  const device = knownDevice(visitor.device, email)
  const budgets = device
    ? [{ key: `device:${device}:${account}`, limit: limits.device }]
    : [
        { key: `account:${account}`, limit: limits.account },
        { key: `address:${addressGroup(visitor.address)}`, limit: limits.address },
      ]
  return takeAll(budgets, 'sign_in_throttled')
}

export function trySignUp(visitor: Visitor): Promise<Try | Refused> {
  const key = `sign-up:${addressGroup(visitor.address)}`
  return takeAll([{ key, limit: limits.signUp }], 'sign_up_throttled')
}

/** A try to name the present password of someone signed in: a stolen session must not find it out. */
export function tryPassword(userId: string): Promise<Try | Refused> {
  return takeAll([{ key: `password:${userId}`, limit: limits.password }], 'password_throttled')
}

/** A wish for a mailed link. Counted alike whether there is such an account or not. */
export function tryMail(email: string, visitor: Visitor): Promise<Try | Refused> {
  const budgets = [
    { key: `mail:${digestOf(email)}`, limit: limits.mail },
    { key: `mail-from:${addressGroup(visitor.address)}`, limit: limits.mailFrom },
  ]
  return takeAll(budgets, 'mail_throttled')
}

/** A try to name a code at sign-in: a known device has a budget of its own, as with passwords. */
export function tryCode(email: string, visitor: Pick<Visitor, 'device'>): Promise<Try | Refused> {
  const device = knownDevice(visitor.device, email) ?? ''
  return takeAll(
    [{ key: `code:${device}:${digestOf(email)}`, limit: limits.code }],
    'code_throttled',
  )
}

function digestOf(email: string): string {
  return createHash('sha256').update(email).digest('base64url')
}

/** Counts before the password is looked at, so that tries at the same instant cannot slip past together. */
async function takeAll(budgets: Budget[], code: RefusalCode): Promise<Try | Refused> {
  const taken: string[] = []
  for (const { key, limit } of budgets) {
    const answer = await countTry(key, limit, windowSeconds)
    if (answer !== 'counted') {
      await uncountTries(taken)
      return new Refused(code, { params: { minutes: minutesUntil(answer.clearAt) } })
    }
    taken.push(key)
  }
  return { giveBack: () => uncountTries(taken) }
}

function minutesUntil(time: Date): number {
  return Math.max(1, Math.ceil((time.getTime() - now().getTime()) / 60_000))
}

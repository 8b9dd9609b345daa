import 'server-only'
import { redirect } from 'next/navigation'
import type { NeedsCode, SignedIn } from '#lib/accounts/session.ts'
import { returnPath, withNext } from '#lib/web/return-path.ts'
import { halfCookie } from '#lib/web/short-cookies.ts'
import { carrySession } from '#lib/web/visitor.ts'

/** Lets someone in whom a verb has let in, and sends them to `next`, or to the question for the code. */
export async function goIn(entered: SignedIn | NeedsCode, next: unknown): Promise<never> {
  redirect(await wayIn(entered, next))
}

/** The same for who redirects by other means: sets the cookies and answers where to go. */
export async function wayIn(entered: SignedIn | NeedsCode, next: unknown): Promise<string> {
  const path = returnPath(next)
  if ('half' in entered) {
    await halfCookie.carry(entered.half)
    return withNext('/sign-in/code', path)
  }
  await halfCookie.drop()
  await carrySession(entered)
  return path
}

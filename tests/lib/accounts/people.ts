import type { NeedsCode, SignedIn } from '#lib/accounts/session.ts'
import { signUp } from '#lib/accounts/sign-up.ts'
import { type Viewer, viewerOfSession } from '#lib/accounts/viewer.ts'
import type { Visitor } from '#lib/accounts/visitor.ts'
import { Refused } from '#lib/errors.ts'

/** People for the tests of accounts. */

export const password = 'a quiet frame at dusk'

let serial = 0

/** A visitor from an address of its own, on a device that nobody knows. */
export function stranger(address = `198.51.100.${(serial++ % 250) + 1}`): Visitor {
  return { address, userAgent: 'Mozilla/5.0 (X11; Linux x86_64) Firefox/140.0', device: undefined }
}

export async function newcomer(
  email = `person-${serial++}@example.org`,
  visitor = stranger(),
): Promise<SignedIn & { email: string; viewer: Viewer }> {
  const signedIn = granted(await signUp({ name: 'Mira', email, password }, visitor, 'open'))
  return { ...signedIn, email, viewer: await viewerWith(signedIn.token) }
}

export async function viewerWith(token: string): Promise<Viewer> {
  return granted(await viewerOfSession(token))
}

/** The answer, when it is no refusal. */
export function granted<T>(answer: T | Refused): T {
  if (answer instanceof Refused) throw new Error(`refused: ${answer.code}`)
  return answer
}

/** The session, when a sign-in is not refused and asks for no code. */
export function inside(answer: SignedIn | NeedsCode | Refused): SignedIn {
  const entered = granted(answer)
  if ('half' in entered) throw new Error('a code is asked for')
  return entered
}

/** The code of a refusal, or 'granted'. */
export function codeOf(answer: unknown): string {
  return answer instanceof Refused ? answer.code : 'granted'
}

import 'server-only'
import { env } from '#lib/env.ts'
import { isInvited } from '#lib/workspaces/accept-invitation.ts'

/**
 * Who may sign up now: as the instance is set, and besides whoever is on the way to an invitation that they may
 * use. `next` is where they want to go afterwards; without `email` any address is taken for the right one.
 */
export async function signUpPolicy(
  next: unknown,
  email?: string,
  policy: 'open' | 'invite' = env().SIGN_UP,
): Promise<'open' | 'invite'> {
  const token = /^\/invite\/([\w-]{20,100})$/.exec(String(next))?.[1]
  if (token !== undefined && (await isInvited(token, email))) return 'open'
  return policy
}

import 'server-only'
import { env } from '#lib/env.ts'

/** The key material that signs what visitors carry. The start command makes it once. */
export function signingSecret(): string {
  const { NEXTAUTH_SECRET } = env()
  if (!NEXTAUTH_SECRET)
    throw new Error('NEXTAUTH_SECRET is not set: start the app with npm start, or set it.')
  return NEXTAUTH_SECRET
}

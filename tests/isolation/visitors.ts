import { encode } from 'next-auth/jwt'
import type { PersonName } from './world/cast.ts'
import { personNames } from './world/cast.ts'
import { tokenOf } from './world/people-rows.ts'

/** Somebody of the world, or nobody: without a cookie, or with one that another portal signed. */
export type Visitor = PersonName | 'nobody' | 'forged'

export const secret = 'a-secret-that-only-the-tests-know-0123456789'

/** Everybody's cookies, as sign-in would have set them. */
export async function cookiesOf(): Promise<Record<Visitor, string>> {
  const sealed = async (name: PersonName, key: string) =>
    `firstframe.session=${await encode({ token: { sid: tokenOf(name) }, secret: key, maxAge: 24 * 3600 })}`
  const all = await Promise.all(
    personNames.map(async (name) => [name, await sealed(name, secret)] as const),
  )
  return {
    ...(Object.fromEntries(all) as Record<PersonName, string>),
    nobody: '',
    forged: await sealed('owner', secret.replaceAll('a', 'b')),
  }
}

export function isStranger(visitor: Visitor): visitor is 'nobody' | 'forged' {
  return visitor === 'nobody' || visitor === 'forged'
}

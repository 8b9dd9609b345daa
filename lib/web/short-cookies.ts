import 'server-only'
import { cookies } from 'next/headers'
import { claimLifeSeconds } from '#lib/accounts/claim.ts'
import { halfLifeSeconds } from '#lib/accounts/half.ts'
import { ourCookie } from '#lib/accounts/session-cookie.ts'

/** What is carried from one step of signing in to the next: sealed, for some minutes. */
function shortCookie(name: string, lifeSeconds: number) {
  const at = (maxAgeSeconds: number) => ourCookie(name, maxAgeSeconds)
  return {
    read: async () => (await cookies()).get(at(0).name)?.value,
    carry: async (value: string) => {
      const { name, options } = at(lifeSeconds)
      ;(await cookies()).set(name, value, options)
    },
    drop: async () => {
      const { name, options } = at(0)
      if ((await cookies()).has(name)) (await cookies()).set(name, '', options)
    },
  }
}

/** Who passed the first factor. */
export const halfCookie = shortCookie('half', halfLifeSeconds)

/** Who came from a provider with the address of an account. */
export const claimCookie = shortCookie('claim', claimLifeSeconds)

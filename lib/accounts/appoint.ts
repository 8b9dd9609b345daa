import 'server-only'
import { appoint } from '#lib/accounts/administration-rows.ts'
import { emailInput } from '#lib/accounts/schema.ts'

/** Makes the account with this address an administrator of the instance; says whom, or that there is none. */
export async function appointAdministrator(email: string) {
  const address = emailInput.safeParse(email)
  return address.success ? appoint(address.data) : undefined
}

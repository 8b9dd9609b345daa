import 'server-only'
import { updateProfile } from '#lib/accounts/account-rows.ts'
import type { Profile } from '#lib/accounts/schema.ts'
import type { Person } from '#lib/accounts/viewer.ts'

/** The viewer's own name, language (null follows the browser) and theme. */
export async function saveProfile(person: Person, profile: Profile): Promise<Profile> {
  await updateProfile(person, profile)
  return profile
}

import 'server-only'
import type { Person } from '#lib/accounts/viewer.ts'
import { joinByDomain } from '#lib/workspaces/arrival-rows.ts'

/**
 * Brings a person into the workspaces that their address's domain opens. For when somebody signs in or verifies
 * their address; without a verified one nothing happens. Answers how many workspaces they joined.
 */
export async function autoJoin(person: Person): Promise<number> {
  return person.email.includes('@') ? joinByDomain(person) : 0
}

import 'server-only'
import type { Person } from '#lib/accounts/viewer.ts'
import { insertOwnWorkspace } from '#lib/accounts/workspace-rows.ts'
import { Refused } from '#lib/errors.ts'

/** Each is a share of its own in the fair queue: who made many would go before everybody else. */
const mostOwned = 20

/** Makes a workspace that the person owns; answers its name in addresses. */
export async function createWorkspace(
  person: Person,
  name: string,
): Promise<{ workspaceSlug: string } | Refused> {
  const workspaceSlug = await insertOwnWorkspace(person, name, mostOwned)
  if (workspaceSlug === null) return new Refused('workspaces_many', { params: { most: mostOwned } })
  return { workspaceSlug }
}

import 'server-only'
import type { Person } from '#lib/accounts/viewer.ts'
import { insertOwnWorkspace } from '#lib/accounts/workspace-rows.ts'

/** Makes a workspace that the person owns; answers its name in addresses. */
export async function createWorkspace(
  person: Person,
  name: string,
): Promise<{ workspaceSlug: string }> {
  return { workspaceSlug: await insertOwnWorkspace(person, name) }
}

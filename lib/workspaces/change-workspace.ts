import 'server-only'
import type { Viewer } from '#lib/accounts/viewer.ts'
import { Refused } from '#lib/errors.ts'
import { can } from '#lib/workspaces/roles.ts'
import { type AutoJoin, updateAutoJoin, updateName } from '#lib/workspaces/workspace-rows.ts'

/** Gives the workspace another name. Its address stays: links that people sent go on working. */
export async function renameWorkspace(
  viewer: Viewer,
  name: string,
): Promise<{ name: string } | Refused> {
  if (!can(viewer, 'workspace.change')) return new Refused('not_allowed')
  if (name !== viewer.workspaceName) await updateName(viewer, name)
  return { name }
}

/**
 * Opens the workspace to everybody with a verified address of a domain, or to nobody. Only to the domain of
 * the viewer's own verified address: nobody may let in the customers of a mail provider by a slip.
 */
export async function setAutoJoin(viewer: Viewer, wish: AutoJoin): Promise<AutoJoin | Refused> {
  if (!can(viewer, 'workspace.change')) return new Refused('not_allowed')
  const own = viewer.emailVerified ? viewer.email.split('@')[1] : undefined
  if (wish.domain !== null && wish.domain !== own)
    return new Refused('domain_not_yours', { field: 'domain' })
  await updateAutoJoin(viewer, wish)
  return wish
}

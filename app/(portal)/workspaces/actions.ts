'use server'

import { redirect } from 'next/navigation'
import { createWorkspace as create } from '#lib/accounts/create-workspace.ts'
import { Refused } from '#lib/errors.ts'
import { personFormAction } from '#lib/web/form-action.ts'
import { restoreWorkspace as restore } from '#lib/workspaces/delete-workspace.ts'
import { inWorkspace, newWorkspaceInput } from '#lib/workspaces/schema.ts'

export const createWorkspace = personFormAction(
  newWorkspaceInput,
  ['name'],
  async (person, { name }) => {
    const made = await create(person, name)
    return made instanceof Refused ? made : redirect(`/w/${made.workspaceSlug}`)
  },
)

/** An owner's, though they are no viewer there until it is back. */
export const restoreWorkspace = personFormAction(inWorkspace, [], async (person, { workspace }) => {
  const restored = await restore(person, workspace)
  return restored instanceof Refused ? restored : redirect(`/w/${restored.workspaceSlug}/team`)
})

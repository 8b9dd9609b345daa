'use server'

import { z } from 'zod'
import { Refused } from '#lib/errors.ts'
import { action } from '#lib/web/action.ts'
import { can } from '#lib/workspaces/roles.ts'
import { paint } from '../../../../../lib/planted/queries.ts'

const input = z.object({
  workspace: z.string(),
  projectId: z.uuid(),
  role: z.enum(['owner', 'admin', 'member', 'viewer']).optional(),
})

export const paintProject = action(input, async (viewer, { projectId, role }) => {
  if (!can({ role: role ?? viewer.role }, 'project.change')) return new Refused('not_allowed')
  return (await paint(viewer, projectId)) ? { projectId } : new Refused('not_found')
})

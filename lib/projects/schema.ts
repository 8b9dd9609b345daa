import { z } from 'zod'
import type { RefusalCode } from '#lib/errors.ts'
import { colourNames } from '#lib/projects/colours.ts'

/** What the forms of projects send. Messages are refusal codes. */

const said = (code: RefusalCode) => ({ error: code })

export const longestName = 60

const name = z
  .string()
  .trim()
  .min(1, said('project_name_missing'))
  .max(longestName, said('project_name_long'))

const workspace = z.string()
const colour = z.enum(colourNames)
const projectId = z.uuid()

export const newProject = z.strictObject({ workspace, name, colour })
export const projectChange = z.strictObject({ workspace, projectId, name, colour })
export const projectState = z.strictObject({
  workspace,
  projectId,
  archived: z.enum(['yes', 'no']).transform((word) => word === 'yes'),
})
export const projectMembers = z.strictObject({
  workspace,
  projectId,
  /** Nobody: everybody may. */
  memberIds: z.array(z.uuid()).max(1000),
})
export const takesMove = z.strictObject({
  workspace,
  projectId,
  jobIds: z.array(z.uuid()).min(1).max(100),
})

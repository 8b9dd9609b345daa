import { z } from 'zod'
import { signInInput } from '#lib/accounts/schema.ts'
import { roles } from '#lib/workspaces/rank.ts'

/** What the forms of a workspace accept. An issue's message is the code of the refusal it becomes. */

const name = z
  .string('workspace_name_missing')
  .transform((text) => text.replace(/[\p{Cc}\s]+/gu, ' ').trim())
  .pipe(z.string().min(1, 'workspace_name_missing').max(80, 'workspace_name_long'))

/** Its name in addresses. */
const workspace = z.string().min(1).max(80)
const role = z.enum(roles)

/** An empty field is none. */
const orNone = <T extends z.ZodType>(schema: T) =>
  z.union([
    z
      .string()
      .regex(/^\s*$/)
      .transform(() => null),
    schema,
  ])

const domain = z
  .string()
  .transform((text) => text.trim().toLowerCase().replace(/^@/, ''))
  .pipe(
    z
      .string()
      .max(253)
      .regex(/^[a-z0-9.-]+$/, 'domain_not_yours'),
  )

export const inWorkspace = z.object({ workspace })
export const newWorkspaceInput = z.object({ name })
export const renameInput = z.object({ workspace, name })
export const deleteInput = z.object({ workspace, name: z.string() })
export const memberInput = z.object({ workspace, userId: z.uuid() })
export const roleInput = z.object({ workspace, userId: z.uuid(), role })
/** What becomes of the jobs that wait when somebody goes. */
const waiting = z.enum(['cancel', 'hand_over'])
export const removeInput = z.object({ workspace, userId: z.uuid(), waiting })
export const leaveInput = z.object({ workspace, waiting })
export const inviteInput = z.object({ workspace, email: orNone(signInInput.shape.email), role })
export const invitationInput = z.object({ workspace, invitationId: z.uuid() })
export const tokenInput = z.object({ token: z.string().max(100) })
export const autoJoinInput = z.object({
  workspace,
  domain: orNone(domain),
  role: z.enum(['member', 'viewer']),
})

export type WaitingChoice = z.output<typeof waiting>

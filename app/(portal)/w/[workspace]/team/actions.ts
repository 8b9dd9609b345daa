'use server'

import { refresh } from 'next/cache'
import { redirect } from 'next/navigation'
import { Refused } from '#lib/errors.ts'
import { closeWorkspace as close } from '#lib/jobs/close-workspace.ts'
import { leave, removeMember as remove } from '#lib/jobs/leave.ts'
import { formAction } from '#lib/web/form-action.ts'
import { mailInvitation } from '#lib/web/invitation-mail.ts'
import { changeRole as change, transferOwnership as transfer } from '#lib/workspaces/change-role.ts'
import {
  setAutoJoin as openTo,
  renameWorkspace as rename,
} from '#lib/workspaces/change-workspace.ts'
import { invite as ask, revokeInvitation as revoke } from '#lib/workspaces/invite.ts'
import {
  autoJoinInput,
  deleteInput,
  invitationInput,
  inviteInput,
  leaveInput,
  memberInput,
  removeInput,
  renameInput,
  roleInput,
} from '#lib/workspaces/schema.ts'

export const changeRole = formAction(roleInput, [], async (viewer, { userId, role }) =>
  shown(await change(viewer, userId, role)),
)

export const transferOwnership = formAction(memberInput, [], async (viewer, { userId }) =>
  shown(await transfer(viewer, userId)),
)

export const removeMember = formAction(removeInput, [], async (viewer, { userId, waiting }) =>
  shown(await remove(viewer, userId, waiting)),
)

export const leaveWorkspace = formAction(leaveInput, [], async (viewer, { waiting }) => {
  const left = await leave(viewer, waiting)
  return left instanceof Refused ? left : redirect('/')
})

export const invite = formAction(
  inviteInput,
  ['email', 'role'],
  async (viewer, { email, role }) => {
    const invited = await ask(viewer, { email, role })
    if (invited instanceof Refused) return invited
    if (email !== null) await mailInvitation(viewer, email, invited.link)
    refresh()
    return email === null ? { link: invited.link, email } : { link: null, email }
  },
)

export const revokeInvitation = formAction(invitationInput, [], async (viewer, { invitationId }) =>
  shown(await revoke(viewer, invitationId)),
)

export const renameWorkspace = formAction(renameInput, ['name'], async (viewer, { name }) =>
  shown(await rename(viewer, name)),
)

export const setAutoJoin = formAction(
  autoJoinInput,
  ['domain', 'role'],
  async (viewer, { domain, role }) => shown(await openTo(viewer, { domain, role })),
)

export const deleteWorkspace = formAction(deleteInput, ['name'], async (viewer, { name }) => {
  const closed = await close(viewer, name)
  return closed instanceof Refused ? closed : redirect('/workspaces')
})

/** What was changed is on the page that comes back. */
function shown<T>(answer: T): T {
  refresh()
  return answer
}

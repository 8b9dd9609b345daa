import { randomUUID } from 'node:crypto'
import { type Viewer, viewerOfSession } from '#lib/accounts/viewer.ts'
import type { Refused } from '#lib/errors.ts'
import { defaultChoice } from '#lib/jobs/catalog.ts'
import { submit } from '#lib/jobs/submit.ts'
import { acceptInvitation } from '#lib/workspaces/accept-invitation.ts'
import { invite } from '#lib/workspaces/invite.ts'
import type { Role } from '#lib/workspaces/roles.ts'
import { granted, newcomer } from '#tests/lib/accounts/people.ts'

/** People of one workspace, for the tests. */

export type Mate = {
  viewer: Viewer
  email: string
  /** What their next request finds. */
  next: () => Promise<Viewer | Refused>
  /** The same for an address that names no workspace. */
  anywhere: () => Promise<Viewer | Refused>
}

/** A new account as the owner of its own workspace. */
export async function anOwner(): Promise<Mate> {
  const { token, viewer, email } = await newcomer()
  return mate(token, viewer.workspaceSlug, email)
}

/** Asks a new account into the workspace by a link, which it uses. */
export async function joined(owner: Viewer, role: Role): Promise<Mate> {
  const { token, viewer, email } = await newcomer()
  granted(await acceptInvitation(viewer, await linkTo(owner, role)))
  return mate(token, owner.workspaceSlug, email)
}

/** The token of a new invitation. */
export async function linkTo(owner: Viewer, role: Role, email: string | null = null) {
  return (
    granted(await invite(owner, { email, role }))
      .link.split('/')
      .at(-1) ?? ''
  )
}

/** A job that waits: nobody sends it. */
export async function waitingJob(viewer: Viewer, frameId: string, prompt = 'A quiet street') {
  const request = { ...defaultChoice, submissionId: randomUUID(), frameId, prompt }
  return granted(await submit(viewer, request)).jobId
}

async function mate(token: string, slug: string, email: string): Promise<Mate> {
  const next = () => viewerOfSession(token, { at: 'workspace', id: slug })
  const anywhere = () => viewerOfSession(token)
  return { viewer: granted(await next()), email, next, anywhere }
}

import 'server-only'
import { headers } from 'next/headers'
import { notFound, redirect } from 'next/navigation'
import {
  type Administrator,
  type Person,
  type Place,
  requireAdministrator,
  requirePerson,
  requireViewer,
  type Viewer,
} from '#lib/accounts/viewer.ts'
import { Refused } from '#lib/errors.ts'
import { pathHeader } from '#lib/web/arrival.ts'
import { returnPath, withNext } from '#lib/web/return-path.ts'

/** What the pages under /w/[workspace] are given. */
export type WorkspaceParams = { params: Promise<{ workspace: string }> }

/** The viewer of a page, in the workspace that its address names. */
export async function pageViewer({ params }: WorkspaceParams): Promise<Viewer> {
  return viewerAt({ at: 'workspace', id: (await params).workspace })
}

/** Where an address without a workspace leads to: the same in the one the person was in last, or that of a job or batch. */
export async function homeOf(place: Place): Promise<string> {
  const viewer = await viewerAt(place)
  return `/w/${viewer.workspaceSlug}`
}

/** The person of a page that belongs to no workspace. */
export async function pagePerson(): Promise<Person> {
  return here(await requirePerson())
}

/** The person of a page for administrators of the instance. */
export async function pageAdministrator(): Promise<Administrator> {
  return here(await requireAdministrator())
}

/** For the pages of who is not signed in: anyone else goes on to `next`. Answers `next` as a path of ours. */
export async function onlySignedOut(next: unknown): Promise<string> {
  const path = returnPath(next)
  if (!((await requirePerson()) instanceof Refused)) redirect(path)
  return path
}

async function viewerAt(place: Place): Promise<Viewer> {
  return here(await requireViewer(place))
}

/** Whoever is not signed in is sent to the sign-in page, which leads back; who is in no workspace, to a new one. */
async function here<T>(who: T | Refused): Promise<T> {
  if (!(who instanceof Refused)) return who
  if (who.code === 'not_found') notFound()
  if (who.code === 'no_workspace') redirect('/workspaces/new')
  return redirect(withNext('/sign-in', returnPath((await headers()).get(pathHeader))))
}

import 'server-only'
import { headers } from 'next/headers'
import { redirect } from 'next/navigation'
import { requireViewer, type Viewer } from '#lib/accounts/viewer.ts'
import { Refused } from '#lib/errors.ts'
import { pathHeader } from '#lib/web/arrival.ts'
import { returnPath, withNext } from '#lib/web/return-path.ts'

/** The viewer of a page; whoever is not signed in is sent to the sign-in page, which leads back. */
export async function pageViewer(): Promise<Viewer> {
  const viewer = await requireViewer()
  if (viewer instanceof Refused)
    redirect(withNext('/sign-in', returnPath((await headers()).get(pathHeader))))
  return viewer
}

/** For the pages of who is not signed in: anyone else goes on to `next`. Answers `next` as a path of ours. */
export async function onlySignedOut(next: unknown): Promise<string> {
  const path = returnPath(next)
  if (!((await requireViewer()) instanceof Refused)) redirect(path)
  return path
}

import 'server-only'
import { redirect } from 'next/navigation'
import { requireViewer, type Viewer } from '#lib/accounts/viewer.ts'
import { Refused } from '#lib/errors.ts'

/** The viewer of a page; whoever is not signed in is sent to the sign-in page. */
export async function pageViewer(): Promise<Viewer> {
  const viewer = await requireViewer()
  if (viewer instanceof Refused) redirect('/sign-in')
  return viewer
}

import type { System } from '#lib/accounts/system.ts'
import type { Viewer } from '#lib/accounts/viewer.ts'
import { machineDb, within } from '#lib/db.ts'

/** Holes of the kinds that are dug by mistake: planted.test.ts shows that each is seen. */

/** No filter, on a table that nobody gave a policy. */
export function words(viewer: Viewer): Promise<{ word: string }[]> {
  return within(viewer, (tx) => tx.$queryRaw`select word from planted`)
}

/** What a route reads that forgets its viewer. */
export function promptOf(_scope: System, jobId: string) {
  return machineDb().job.findUnique({ where: { id: jobId }, select: { prompt: true } })
}

/** What a stream follows that believes the address. */
export function workspaceNamed(_scope: System, slug: string) {
  return machineDb().workspace.findUnique({ where: { slug }, select: { id: true } })
}

/** What an action changes that believes the client about its role. */
export async function paint(viewer: Viewer, projectId: string): Promise<boolean> {
  const { workspaceId } = viewer
  const { count } = await within(viewer, (tx) =>
    tx.project.updateMany({ where: { id: projectId, workspaceId }, data: { colour: 'red' } }),
  )
  return count > 0
}

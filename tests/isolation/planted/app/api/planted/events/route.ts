import { system } from '#lib/accounts/system.ts'
import { Refused } from '#lib/errors.ts'
import { eventStream } from '#lib/web/event-stream.ts'
import { route } from '#lib/web/route.ts'
import { workspaceNamed } from '../../../../lib/planted/queries.ts'

export const GET = route(async (viewer, request) => {
  const slug = new URL(request.url).searchParams.get('of') ?? ''
  const workspace = await workspaceNamed(system('live'), slug)
  if (!workspace) return new Refused('not_found')
  return eventStream({ ...viewer, workspaceId: workspace.id }, '0', request.signal)
})

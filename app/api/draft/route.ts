import type { Viewer } from '#lib/accounts/viewer.ts'
import { changeDraft } from '#lib/drafts/change.ts'
import { draftOf, earlierDrafts } from '#lib/drafts/queries.ts'
import { draftChange } from '#lib/drafts/schema.ts'
import { Refused } from '#lib/errors.ts'
import { jsonBody } from '#lib/web/json-body.ts'
import { route } from '#lib/web/route.ts'
import { can } from '#lib/workspaces/roles.ts'

/** The viewer's own draft, or with `?earlier` those that gave way to another. */
export const GET = route(async (viewer, request) => {
  if (!can(viewer, 'job.create')) return new Refused('not_allowed')
  const earlier = new URL(request.url).searchParams.has('earlier')
  return answered(earlier ? await earlierOf(viewer) : { draft: await draftOf(viewer) })
})

const maxBodyBytes = 256 * 1024

/** A change of the draft. A route and no action: it is sent while a page goes away, and nothing waits for it. */
export const PUT = route(async (viewer, request) => {
  const asked = await jsonBody(request, draftChange, maxBodyBytes)
  if (asked instanceof Refused) return asked
  const answer = await changeDraft(viewer, asked)
  return answer instanceof Refused ? answer : answered(answer)
})

async function earlierOf(viewer: Viewer) {
  return { earlier: await earlierDrafts(viewer) }
}

function answered(body: object): Response {
  return Response.json(body, { headers: { 'cache-control': 'private, no-store' } })
}

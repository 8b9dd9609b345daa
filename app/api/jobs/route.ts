import { z } from 'zod'
import { Refused } from '#lib/errors.ts'
import { history } from '#lib/jobs/history-queries.ts'
import { jobStates } from '#lib/jobs/view.ts'
import { route } from '#lib/web/route.ts'

const query = z.object({
  after: z.uuid().optional(),
  state: z.array(z.enum(jobStates)).optional(),
  project: z.uuid().optional(),
  /** A member's id, or `me`. */
  member: z.union([z.literal('me'), z.uuid()]).optional(),
  batch: z.uuid().optional(),
  /** Batches instead of their takes. */
  together: z.literal('yes').optional(),
  limit: z.coerce.number().int().min(1).max(100).default(24),
})

/** A page of the history as JSON: what the grid loads as it is scrolled. */
export const GET = route(async (viewer, request) => {
  const search = new URL(request.url).searchParams
  const asked = query.safeParse({
    after: search.get('after') ?? undefined,
    state: search.has('state') ? search.getAll('state') : undefined,
    project: search.get('project') ?? undefined,
    member: search.get('member') ?? undefined,
    batch: search.get('batch') ?? undefined,
    together: search.get('together') ?? undefined,
    limit: search.get('limit') ?? undefined,
  })
  if (!asked.success) return new Refused('bad_request')
  const { after, state, project, member, batch, together, limit } = asked.data
  const page = await history(viewer, {
    after,
    states: state,
    projectId: project,
    memberId: member === 'me' ? viewer.userId : member,
    batchId: batch,
    together: together === 'yes',
    limit,
  })
  return Response.json(page, { headers: { 'cache-control': 'private, no-store' } })
})

import { takesOf } from '#lib/jobs/take-queries.ts'
import { routeTo } from '#lib/web/route.ts'

const most = 12

/** The newest takes of this very frame, as the history tells them. */
export const GET = routeTo('frame', async (viewer, _, { id }) =>
  Response.json(await takesOf(viewer, id, most), {
    headers: { 'cache-control': 'private, no-store' },
  }),
)

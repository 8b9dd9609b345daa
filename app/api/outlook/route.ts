import { outlookOf } from '#lib/jobs/outlook-queries.ts'
import { route } from '#lib/web/route.ts'

/** Places in the queue and usual lengths, for the pages that show jobs while they wait and run. */
export const GET = route(async (viewer) =>
  Response.json(await outlookOf(viewer), { headers: { 'cache-control': 'private, no-store' } }),
)

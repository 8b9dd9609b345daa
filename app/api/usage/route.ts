import { askedUsage } from '#components/usage/asked.ts'
import { usageFile } from '#components/usage/table.ts'
import { now } from '#lib/clock.ts'
import { csv } from '#lib/csv.ts'
import { Refused } from '#lib/errors.ts'
import { usageOf } from '#lib/usage/queries.ts'
import { dayOf } from '#lib/usage/range.ts'
import { csvResponse } from '#lib/web/csv-response.ts'
import { route } from '#lib/web/route.ts'
import { can } from '#lib/workspaces/roles.ts'

/** The usage page's table as a file: the same rows in the same order. */
export const GET = route(async (viewer, request) => {
  if (!can(viewer, 'usage.own')) return new Refused('not_allowed')
  const given = Object.fromEntries(new URL(request.url).searchParams)
  const { range, by } = askedUsage(given, now())
  const usage = await usageOf(viewer, range, by, dayOf(now()))
  const name = `usage-${viewer.workspaceSlug}-${range.from}-${range.to}-${by}.csv`
  return csvResponse(csv(await usageFile(usage, by)), name)
})

import { now } from '#lib/clock.ts'
import { Refused } from '#lib/errors.ts'
import { rangeOf } from '#lib/usage/range.ts'
import { reconcile } from '#lib/usage/reconcile.ts'
import { boundedText } from '#lib/web/bounded-text.ts'
import { route } from '#lib/web/route.ts'
import { can } from '#lib/workspaces/roles.ts'

/** A hundred thousand lines, and then some. */
const mostBytes = 16 * 1024 * 1024

/** Compares an invoice, the body as CSV, with what was charged in the range; keeps nothing of it. */
export const POST = route(async (viewer, request) => {
  if (!can(viewer, 'usage.read')) return new Refused('not_allowed')
  const text = await boundedText(request, mostBytes)
  if (text === undefined) return new Refused('body_too_large')
  const search = new URL(request.url).searchParams
  const asked = { range: 'custom', from: search.get('from'), to: search.get('to') }
  const compared = await reconcile(viewer, text, rangeOf(asked, now()))
  if (compared instanceof Refused) return compared
  return Response.json(compared, { headers: { 'cache-control': 'private, no-store' } })
})

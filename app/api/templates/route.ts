import { templatesOf } from '#lib/templates/queries.ts'
import { route } from '#lib/web/route.ts'

const longestSearch = 200

/** The templates that the viewer may use, for the composer. */
export const GET = route(async (viewer, request) => {
  const search = (new URL(request.url).searchParams.get('q') ?? '').slice(0, longestSearch)
  const templates = await templatesOf(viewer, { search, limit: 100 })
  return Response.json({ templates }, { headers: { 'cache-control': 'private, no-store' } })
})

import { earlierPrompts } from '#lib/jobs/prompt-queries.ts'
import { route } from '#lib/web/route.ts'

const longestSearch = 200

/** Prompts of earlier takes: one's own, or with `?team` everybody's. */
export const GET = route(async (viewer, request) => {
  const asked = new URL(request.url).searchParams
  const prompts = await earlierPrompts(viewer, {
    search: (asked.get('q') ?? '').slice(0, longestSearch),
    team: asked.has('team'),
    limit: 100,
  })
  return Response.json({ prompts }, { headers: { 'cache-control': 'private, no-store' } })
})

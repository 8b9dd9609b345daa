import { z } from 'zod'
import { streamPosition } from '#lib/jobs/queries.ts'
import { eventStream } from '#lib/web/event-stream.ts'
import { route } from '#lib/web/route.ts'

const position = z.string().regex(/^\d{1,18}$/)

/** Resumes after Last-Event-ID (the browser's), else after `?after=` (the page's), else from now on. */
export const GET = route(async (viewer, request) => {
  const asked =
    request.headers.get('last-event-id') ?? new URL(request.url).searchParams.get('after')
  const after = position.safeParse(asked).data ?? (await streamPosition(viewer))
  return eventStream(viewer, after, request.signal)
})

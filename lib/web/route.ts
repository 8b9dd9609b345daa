import 'server-only'
import { unstable_rethrow } from 'next/navigation'
import { current, type Place, requireViewer, type Viewer } from '#lib/accounts/viewer.ts'
import { Refused } from '#lib/errors.ts'
import { originAllowed } from '#lib/web/origin.ts'
import { refusalResponse, unexpectedBody } from '#lib/web/refusal.ts'

type Answer = Response | Refused | Promise<Response | Refused>
type Context<P> = { params: Promise<P> }

/**
 * A route for members: session first, then the work; refusals become statuses in one place. The workspace
 * is the one that `?workspace=` names, else the one the person was in last.
 */
export function route<P = Record<string, never>>(
  work: (viewer: Viewer, request: Request, params: P) => Answer,
) {
  return placedRoute<P>((request) => {
    const workspace = new URL(request.url).searchParams.get('workspace')
    return workspace === null ? current : { at: 'workspace', id: workspace }
  }, work)
}

/** A route to one job or one frame, whose workspace is the one it belongs to. */
export function routeTo(
  at: 'job' | 'frame',
  work: (viewer: Viewer, request: Request, params: { id: string }) => Answer,
) {
  return placedRoute<{ id: string }>((_, { id }) => ({ at, id }), work)
}

function placedRoute<P>(
  placeOf: (request: Request, params: P) => Place,
  work: (viewer: Viewer, request: Request, params: P) => Answer,
) {
  return publicRoute<P>(async (request, params) => {
    const viewer = await requireViewer(placeOf(request, params))
    return viewer instanceof Refused ? viewer : work(viewer, request, params)
  })
}

/** A route for anyone: the work itself decides who may come in. */
export function publicRoute<P = Record<string, never>>(
  work: (request: Request, params: P) => Answer,
) {
  return async (request: Request, context: Context<P>): Promise<Response> => {
    try {
      if (!originAllowed(request)) return await refusalResponse(new Refused('bad_origin'))
      const answer = await work(request, await context.params)
      return answer instanceof Refused ? await refusalResponse(answer) : answer
    } catch (error) {
      unstable_rethrow(error)
      if (request.signal.aborted) return nobodyListens()
      return Response.json(
        {
          error: await unexpectedBody(
            error,
            new URL(request.url).pathname.split('/').slice(0, 4).join('/'),
          ),
        },
        { status: 500 },
      )
    }
  }
}

/** Who asked hung up, in the middle of what they sent perhaps: nothing went wrong here. */
function nobodyListens(): Response {
  return new Response(null, { status: 499 })
}

import 'server-only'
import { unstable_rethrow } from 'next/navigation'
import { requireViewer, type Viewer } from '#lib/accounts/viewer.ts'
import { Refused } from '#lib/errors.ts'
import { originAllowed } from '#lib/web/origin.ts'
import { refusalResponse, unexpectedBody } from '#lib/web/refusal.ts'

type Answer = Response | Refused | Promise<Response | Refused>
type Context<P> = { params: Promise<P> }

/** A route for members: session first, then the work; refusals become statuses in one place. */
export function route<P = Record<string, never>>(
  work: (viewer: Viewer, request: Request, params: P) => Answer,
) {
  return publicRoute<P>(async (request, params) => {
    const viewer = await requireViewer()
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

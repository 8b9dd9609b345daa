import { readiness } from '#lib/web/readiness.ts'

/** Readiness: 503 with the names of what is not well. */
export async function GET(): Promise<Response> {
  const { ready, notReady } = await readiness()
  return Response.json(ready ? { status: 'ready' } : { status: 'not_ready', reasons: notReady }, {
    status: ready ? 200 : 503,
  })
}

export const dynamic = 'force-dynamic'

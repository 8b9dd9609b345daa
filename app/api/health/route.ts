/** Liveness: this process answers. Nothing else is asked, so that trouble elsewhere restarts nobody. */
export function GET(): Response {
  return Response.json({ status: 'ok' })
}

export const dynamic = 'force-dynamic'

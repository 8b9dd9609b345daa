import type { Seat } from './seed.ts'
import { heavy, small } from './seed.ts'

/** A server with a history page behind a session: the product or L(next). */
export type HistoryServer = {
  origin: string
  path: (seat: Seat) => string
  cookie: (seat: Seat) => Promise<string>
}

/** The address of a workspace's history in the product. */
export function historyOf({ workspaceId }: Seat): string {
  return `/w/${workspaceId}`
}

const cards = 24

/** Throws unless the page shows each seat the newest jobs of its own workspace, and a forged cookie none. */
export async function checkHistory(
  { origin, path, cookie }: HistoryServer,
  newest: Map<Seat, string[]>,
): Promise<void> {
  for (const [seat, ids] of newest) {
    const { status, html } = await read(origin + path(seat), await cookie(seat))
    const shown = ids.filter((id) => html.includes(`/jobs/${id}`))
    if (status !== 200 || shown.length !== cards || html.match(/<article/g)?.length !== cards)
      throw new Error(
        `${origin} answered ${status} with ${shown.length} of the right ${cards} jobs`,
      )
  }
  const forged = { ...heavy, token: small.token.split('').reverse().join('') }
  const { status } = await read(origin + path(heavy), await cookie(forged))
  if (status === 200) throw new Error(`${origin} let a forged cookie in`)
}

async function read(address: string, cookie: string) {
  const response = await fetch(address, { headers: { cookie }, redirect: 'manual' })
  return { status: response.status, html: await response.text() }
}

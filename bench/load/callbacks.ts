import { z } from 'zod'
import type { Reading } from '../measure/rounds.ts'
import { burst } from './burst.ts'
import { pushBody, pushPath } from './push.ts'

const given = z.object({
  origin: z.url(),
  connections: z.int().positive(),
  /** Whose address is used: the product's, with its MAC, or the limit's. */
  of: z.enum(['ours', 'limit']),
  /** Attempts that are pushed about, and attempts that are challenged meanwhile. */
  pushed: z.array(z.uuid()),
  challenged: z.array(z.uuid()),
})

/**
 * Two pushes for each attempt, one attempt in ten in the wrong order and one push in ten repeated, while
 * challenges come in on a connection of their own.
 */
export async function callbacks(details: Record<string, unknown>): Promise<Reading> {
  const { origin, connections, of, pushed, challenged } = given.parse(details)
  const posts = pushed.flatMap((id, n) => {
    const processing = { path: pushPath(of, id), body: pushBody(id, 'processing') }
    const success = { path: pushPath(of, id), body: pushBody(id, 'success') }
    const inOrder = n % 10 === 0 ? [success, processing] : [processing, success]
    return n % 5 === 0 ? [...inOrder, processing] : inOrder
  })
  const probes = challenged.map((id) => ({
    path: pushPath(of, id),
    body: JSON.stringify({ challenge: id }),
  }))
  return { sent: posts.length, ...(await burst({ origin, connections, posts, probes })) }
}

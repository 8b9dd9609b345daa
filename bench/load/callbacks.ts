import { z } from 'zod'
import { callbackToken } from '#lib/jobs/callback-token.ts'
import type { Reading } from '../measure/rounds.ts'
import { burst } from './burst.ts'

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
  const path = (id: string) =>
    of === 'ours' ? `/api/minimax/callback/${callbackToken(id)}` : `/api/callback/${id}`
  const posts = pushed.flatMap((id, n) => {
    const processing = { path: path(id), body: push(id, 'processing') }
    const success = { path: path(id), body: push(id, 'success') }
    const inOrder = n % 10 === 0 ? [success, processing] : [processing, success]
    return n % 5 === 0 ? [...inOrder, processing] : inOrder
  })
  const probes = challenged.map((id) => ({
    path: path(id),
    body: JSON.stringify({ challenge: id }),
  }))
  return { sent: posts.length, ...(await burst({ origin, connections, posts, probes })) }
}

function push(id: string, status: string): string {
  const taskId = id.replaceAll('-', '')
  const base = { base_resp: { status_code: 0, status_msg: 'success' } }
  return JSON.stringify({ task_id: taskId, status, file_id: '176844028768320', ...base })
}

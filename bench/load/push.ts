import { callbackToken } from '#lib/jobs/callback-token.ts'
import { taskOf } from './task.ts'

export type PushedTo = 'ours' | 'limit'

/** Where an attempt's pushes go: the product's address with its MAC, or the limit's. */
export function pushPath(of: PushedTo, attemptId: string): string {
  return of === 'ours'
    ? `/api/minimax/callback/${callbackToken(attemptId)}`
    : `/api/callback/${attemptId}`
}

/** What MiniMax sends when a task is in another state. */
export function pushBody(attemptId: string, status: string): string {
  const base = { base_resp: { status_code: 0, status_msg: 'success' } }
  return JSON.stringify({ task_id: taskOf(attemptId), status, file_id: '176844028768320', ...base })
}

import { z } from 'zod'
import { plainText } from '#lib/minimax/http-answer.ts'
import { isId } from '#lib/minimax/ids.ts'
import { readJson } from '#lib/minimax/json.ts'
import type { Push } from '#lib/minimax/wire.ts'

export type CallbackMessage =
  | { kind: 'challenge'; challenge: string }
  | { kind: 'push'; push: Push }
  | { kind: 'odd' }

const challenge = z.object({ challenge: z.string().min(1).max(1024) })
const push = z.object({
  task_id: z.string().refine(isId),
  status: z.string().trim().min(1).max(64).transform(plainText),
})

/** What a body posted to a callback address is (docs/upstream.md, 7). At most 64 KiB of text; whatever is neither is odd. */
export function parseCallback(text: string): CallbackMessage {
  const body = readJson(text)
  const asked = challenge.safeParse(body).data
  if (asked) return { kind: 'challenge', challenge: asked.challenge }
  const pushed = push.safeParse(body).data
  if (!pushed) return { kind: 'odd' }
  return { kind: 'push', push: { taskId: pushed.task_id, status: pushed.status } }
}

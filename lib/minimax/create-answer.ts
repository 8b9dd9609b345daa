import { z } from 'zod'
import { factsOf, refusalByStatus, refusalByText } from '#lib/minimax/codes.ts'
import type { HttpAnswer } from '#lib/minimax/http-answer.ts'
import { isId, isUnset } from '#lib/minimax/ids.ts'
import { readJson } from '#lib/minimax/json.ts'
import type { RefusedReason, UnknownReason } from '#lib/minimax/wire.ts'

export type CreateVerdict =
  | { kind: 'accepted'; taskId: string }
  | { kind: 'refused'; reason: RefusedReason; retryAfterSeconds: number | undefined }
  | { kind: 'unknown'; why: UnknownReason }

const envelope = z.object({
  task_id: z.string().nullish(),
  base_resp: z.object({ status_code: z.int(), status_msg: z.string().nullish() }),
})

/**
 * What a create answer proves (docs/upstream.md, 3.1): a task, no task, or nothing. An answer that
 * contradicts itself proves nothing. Total: any status with any body is exactly one of the three.
 */
export function classifyCreate(answer: HttpAnswer): {
  verdict: CreateVerdict
  baseCode: number | undefined
} {
  const body = envelope.safeParse(readJson(answer.text)).data
  const verdict = verdictOf(answer, body)
  const baseCode = body?.base_resp.status_code
  // A document that names our task is whole, however the connection ended after it.
  if (answer.cut === undefined || answer.cut === 'limit' || verdict.kind === 'accepted') {
    return { verdict, baseCode }
  }
  return { verdict: { kind: 'unknown', why: answer.cut }, baseCode }
}

function verdictOf(
  { httpStatus, retryAfterSeconds, text }: HttpAnswer,
  body: z.infer<typeof envelope> | undefined,
): CreateVerdict {
  const refusedByHttp = refusalByStatus(httpStatus)
  if (httpStatus !== 200 && !refusedByHttp) return { kind: 'unknown', why: 'http_status' }
  if (!body) {
    const mayNameTask = text.includes('"task_id"')
    if (!refusedByHttp || mayNameTask) return { kind: 'unknown', why: 'malformed' }
    return { kind: 'refused', reason: refusedByHttp, retryAfterSeconds }
  }
  const { task_id: taskId, base_resp: base } = body
  if (base.status_code === 0) {
    if (refusedByHttp) return { kind: 'unknown', why: 'http_status' }
    return typeof taskId === 'string' && isId(taskId)
      ? { kind: 'accepted', taskId }
      : { kind: 'unknown', why: 'task_id_odd' }
  }
  if (!isUnset(taskId)) return { kind: 'unknown', why: 'task_id_odd' }
  return verdictOfCode(base.status_code, base.status_msg ?? '', retryAfterSeconds)
}

function verdictOfCode(
  code: number,
  message: string,
  retryAfterSeconds: number | undefined,
): CreateVerdict {
  const facts = factsOf(code)
  if (!facts) return { kind: 'unknown', why: 'unlisted_code' }
  if (facts.create === 'ambiguous') return { kind: 'unknown', why: 'ambiguous_code' }
  const reason = facts.create === 'by_text' ? refusalByText(message) : facts.create
  const pause = Math.max(facts.waitSeconds ?? 0, retryAfterSeconds ?? 0)
  return { kind: 'refused', reason, retryAfterSeconds: pause || retryAfterSeconds }
}

import 'server-only'
import { z } from 'zod'
import { failureOf } from '#lib/minimax/codes.ts'
import { type GetOptions, getAnswer } from '#lib/minimax/get.ts'
import { type GetTrouble, troubleOf } from '#lib/minimax/get-trouble.ts'
import { type HttpAnswer, onRecord, plainText } from '#lib/minimax/http-answer.ts'
import { isId, isUnset } from '#lib/minimax/ids.ts'
import { readJson } from '#lib/minimax/json.ts'
import type { Verdict } from '#lib/minimax/outcome.ts'
import { queryAddress } from '#lib/minimax/providers.ts'
import type { Account, QueryOutcome } from '#lib/minimax/wire.ts'

/** How a task is, asked with our key (docs/upstream.md, 4). Never throws. */
export async function queryTask(
  account: Account,
  taskId: string,
  options?: GetOptions,
): Promise<QueryOutcome> {
  const got = await getAnswer(account, queryAddress(account, taskId), options)
  if ('none' in got) return { ...got.none, kind: 'retry', why: 'network' }
  const body = bodyOf(got.answer)
  const record = onRecord(got.answer, body?.base_resp?.status_code, [account.apiKey])
  return { ...record, ...verdictOf(got.answer, body, taskId) }
}

const size = z.int().positive().optional().catch(undefined)
const shape = z.object({
  task_id: z.string().nullish(),
  status: z.string().nullish(),
  file_id: z.string().nullish(),
  video_width: size,
  video_height: size,
  base_resp: z.object({ status_code: z.int(), status_msg: z.string().nullish() }).nullish(),
})
type Body = z.infer<typeof shape>
function bodyOf(answer: HttpAnswer): Body | undefined {
  return answer.cut ? undefined : shape.safeParse(readJson(answer.text)).data
}

function verdictOf(
  { httpStatus }: HttpAnswer,
  body: Body | undefined,
  taskId: string,
): Verdict<QueryOutcome> {
  const { code, message, word } = factsIn(body)
  const status = httpStatus === 200 ? word.toLowerCase() : ''
  const another = !isUnset(body?.task_id) && body?.task_id !== taskId
  if (another && httpStatus === 200) return { kind: 'retry', why: 'malformed' }
  if (status === 'fail') return { kind: 'failed', reason: failureOf(code, message) }
  const trouble = troubleOf(httpStatus, code)
  if (trouble) return troubled(trouble, { code, message, status })
  if (!body || status === '') return { kind: 'retry', why: 'malformed' }
  if (status !== 'success') {
    return { kind: 'running', status: plainText(word).slice(0, 64), known: pending.has(status) }
  }
  const fileId = body.file_id ?? ''
  if (!isId(fileId)) return { kind: 'retry', why: 'file_id_missing' }
  return { kind: 'succeeded', fileId, width: body.video_width, height: body.video_height }
}

const pending = new Set(['preparing', 'queueing', 'processing'])

function factsIn(body: Body | undefined): { code: number; message: string; word: string } {
  const base = body?.base_resp
  return {
    code: base?.status_code ?? 0,
    message: base?.status_msg ?? '',
    word: (body?.status ?? '').trim(),
  }
}

/** An error beside a status contradicts it, and a contradiction ends nothing: ask again. */
function troubled(
  trouble: GetTrouble,
  { code, message, status }: { code: number; message: string; status: string },
): Verdict<QueryOutcome> {
  if (trouble === 'auth') return { kind: 'stopped', reason: 'auth' }
  if (trouble === 'http_status') return { kind: 'retry', why: 'http_status' }
  if (trouble === 'code' || status !== '') return { kind: 'retry', why: 'code' }
  if (trouble === 'moderated') return { kind: 'failed', reason: failureOf(code, message) }
  return { kind: 'stopped', reason: 'unknown_task' }
}

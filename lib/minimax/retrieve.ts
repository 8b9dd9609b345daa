import 'server-only'
import { z } from 'zod'
import { type GetOptions, getAnswer } from '#lib/minimax/get.ts'
import { troubleOf } from '#lib/minimax/get-trouble.ts'
import { type HttpAnswer, onRecord } from '#lib/minimax/http-answer.ts'
import { isUnset } from '#lib/minimax/ids.ts'
import { readJson } from '#lib/minimax/json.ts'
import type { Verdict } from '#lib/minimax/outcome.ts'
import { retrieveAddress } from '#lib/minimax/providers.ts'
import type { Account, RetrieveOutcome } from '#lib/minimax/wire.ts'

/** A fresh link to a finished file (docs/upstream.md, 5). Short-lived: use it at once. Never throws. */
export async function retrieveFile(
  account: Account,
  fileId: string,
  options?: GetOptions,
): Promise<RetrieveOutcome> {
  const got = await getAnswer(account, retrieveAddress(account, fileId), options)
  if ('none' in got) return { ...got.none, kind: 'retry', why: 'network' }
  const body = got.answer.cut ? undefined : shape.safeParse(readJson(got.answer.text)).data
  const record = onRecord(got.answer, body?.base_resp?.status_code, [account.apiKey])
  return { ...record, ...verdictOf(got.answer, body, fileId) }
}

const link = z.url({ protocol: /^https?$/ })
const shape = z.object({
  // `bytes` is 0 for real videos and is not read
  file: z
    .object({
      file_id: z.string().nullish(),
      download_url: link.optional().catch(undefined),
      backup_download_url: link.optional().catch(undefined),
    })
    .nullish(),
  base_resp: z.object({ status_code: z.int() }).nullish(),
})

function verdictOf(
  { httpStatus }: HttpAnswer,
  body: z.infer<typeof shape> | undefined,
  fileId: string,
): Verdict<RetrieveOutcome> {
  const trouble = troubleOf(httpStatus, body?.base_resp?.status_code ?? 0)
  if (trouble === 'auth') return { kind: 'stopped', reason: 'auth' }
  if (trouble === 'http_status' || trouble === 'code') return { kind: 'retry', why: trouble }
  if (trouble) return { kind: 'stopped', reason: 'unknown_file' }
  const file = body?.file
  const another = !isUnset(file?.file_id) && file?.file_id !== fileId
  if (!file?.download_url || another) return { kind: 'retry', why: 'malformed' }
  return { kind: 'link', url: file.download_url, backupUrl: file.backup_download_url }
}

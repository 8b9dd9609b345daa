import 'server-only'
import { randomUUID } from 'node:crypto'
import { getTranslations } from 'next-intl/server'
import { type RefusalCode, Refused, refusals } from '#lib/errors.ts'
import { log } from '#lib/log.ts'

/** The one shape of every error that leaves the server. */
export type ErrorBody = { code: RefusalCode; message: string; field?: string; requestId?: string }

/** The sentence for a refusal, in the language of the request. */
export async function errorBody(refused: Refused): Promise<ErrorBody> {
  const t = await getTranslations('errors')
  const body: ErrorBody = { code: refused.code, message: t(refused.code, refused.params) }
  if (refused.field) body.field = refused.field
  return body
}

/** A refusal as an HTTP answer. */
export async function refusalResponse(refused: Refused): Promise<Response> {
  return Response.json({ error: await errorBody(refused) }, { status: refusals[refused.code] })
}

/** What nobody expected: logged here, once; the person gets a request id and no detail. */
export async function unexpectedBody(error: unknown, where: string): Promise<ErrorBody> {
  const requestId = randomUUID()
  log.error({ err: error, where, requestId }, 'unexpected error')
  return { ...(await errorBody(new Refused('unexpected'))), requestId }
}

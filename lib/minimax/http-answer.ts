import type { IncomingHttpHeaders } from 'node:http'
import type { Answer } from '#lib/minimax/wire.ts'

/** One HTTP answer, read within bounds. */
export type HttpAnswer = {
  httpStatus: number
  traceId: string | undefined
  retryAfterSeconds: number | undefined
  text: string
  /** Why `text` is not the whole body, if it is not. */
  cut: 'limit' | 'reset' | 'timeout' | undefined
}

type Response = {
  statusCode: number
  headers: IncomingHttpHeaders
  body: AsyncIterable<Uint8Array>
}

const maxBodyBytes = 64 * 1024
const maxExcerptBytes = 4 * 1024
const longestPauseSeconds = 24 * 3600
/** The first two are the vendor's, the others were seen on some of its hosts (docs/upstream.md, 1). */
const traceHeaders = ['trace-id', 'minimax-request-id', 'x-mm-request-id', 'alb_request_id']

/** Reads a response to its end, to 64 KiB, or to where it breaks off or `ended` fires. Does not throw. */
export async function readAnswer(
  { statusCode, headers, body }: Response,
  ended: AbortSignal,
): Promise<HttpAnswer> {
  const chunks: Uint8Array[] = []
  let size = 0
  let cut: HttpAnswer['cut']
  try {
    for await (const chunk of body) {
      size += chunk.byteLength
      chunks.push(chunk)
      if (size > maxBodyBytes) break
    }
  } catch {
    cut = ended.aborted ? 'timeout' : 'reset'
  }
  if (size > maxBodyBytes) cut = 'limit'
  return {
    httpStatus: statusCode,
    traceId: traceIdOf(headers),
    retryAfterSeconds: pauseOf(headers['retry-after']),
    text: new TextDecoder().decode(Buffer.concat(chunks).subarray(0, maxBodyBytes)),
    cut,
  }
}

function traceIdOf(headers: IncomingHttpHeaders): string | undefined {
  return traceHeaders
    .map((name) => headers[name])
    .filter((value) => typeof value === 'string')
    .find((value) => /^[\x21-\x7e]{1,128}$/.test(value))
}

/** Retry-After in seconds or as a date; a pause of more than a day is taken as a day. */
function pauseOf(value: string | undefined): number | undefined {
  if (value === undefined) return undefined
  const seconds = /^\d+$/.test(value)
    ? Number(value)
    : Math.ceil((Date.parse(value) - Date.now()) / 1000)
  return Number.isNaN(seconds) ? undefined : Math.min(Math.max(seconds, 0), longestPauseSeconds)
}

/** What is kept on record of an answer. `secrets` are what it must not repeat. */
export function onRecord(
  { httpStatus, traceId, text }: HttpAnswer,
  baseCode: number | undefined,
  secrets: string[],
): Answer {
  return { httpStatus, baseCode, traceId, excerpt: excerptOf(text, secrets) }
}

/** The record of a call that got no answer; the error's code stands in for a body. */
export function noAnswer(error: unknown): Answer {
  const code = error instanceof Error && 'code' in error ? String(error.code) : String(error)
  return {
    httpStatus: undefined,
    baseCode: undefined,
    traceId: undefined,
    excerpt: plainText(`no answer: ${code}`),
  }
}

function excerptOf(text: string, secrets: string[]): string {
  const safe = secrets.reduce((rest, secret) => rest.replaceAll(secret, '[hidden]'), text)
  const bytes = Buffer.from(plainText(safe))
  return bytes
    .subarray(0, maxExcerptBytes)
    .toString()
    .replace(/\uFFFD+$/, '')
}

/** Without control characters: a database refuses NUL, a log line breaks at others. */
export function plainText(text: string): string {
  return text.replace(/\p{Cc}+/gu, ' ')
}

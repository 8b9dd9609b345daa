import 'server-only'
import type { IncomingHttpHeaders } from 'node:http'
import { boundedBody, problemOf } from '#lib/net/body.ts'
import { unlessEnded } from '#lib/net/ended.ts'
import { pinnedClient } from '#lib/net/pinned.ts'
import { checkTarget, type Target, type TargetRule, type UrlProblem } from '#lib/net/target.ts'

export type OpenOptions = TargetRule & {
  maxBytes: number
  /** For all of it: name, connection, redirects and body. */
  timeoutMs: number
  /** For each silence: while connecting, before the headers, between two pieces of the body. */
  idleMs?: number
  maxRedirects?: number
  /** Never Authorization: the host is a stranger's. */
  headers?: { accept?: string; range?: string; 'if-range'?: string }
  signal?: AbortSignal | undefined
}

/** An answer with status 200, or 206 to a Range. Whoever does not read `body` to its end calls `close`. */
export type PublicAnswer = {
  ok: true
  url: string
  status: number
  headers: IncomingHttpHeaders
  /** At most `maxBytes`; throws BodyBroken. */
  body: AsyncIterable<Uint8Array>
  close: () => Promise<void>
}

export type PublicProblem = { ok: false; code: UrlProblem; status: number | undefined }

const defaults = { idleMs: 15_000, maxRedirects: 3 }
const redirects = [301, 302, 303, 307, 308]

/**
 * GETs an address that a stranger chose. Each hop is checked anew (lib/net/target.ts), resolved
 * once and connected to exactly the checked addresses. What goes wrong is a value; only the
 * reason of `signal` is thrown.
 */
export async function openPublic(
  address: string,
  options: OpenOptions,
): Promise<PublicAnswer | PublicProblem> {
  const deadline = AbortSignal.timeout(options.timeoutMs)
  const ended = AbortSignal.any(options.signal ? [options.signal, deadline] : [deadline])
  const maxRedirects = options.maxRedirects ?? defaults.maxRedirects
  let next = address
  for (let hop = 0; hop <= maxRedirects; hop += 1) {
    const target = await unlessEnded(checkTarget(next, options), ended)
    options.signal?.throwIfAborted()
    if (target === undefined) return failed('url_timeout')
    if (typeof target === 'string') return failed(target)
    const answer = await call(target, options, { deadline, ended })
    if (!('redirect' in answer)) return answer
    next = answer.redirect
  }
  return failed('url_redirects')
}

/** One hop. The connection lives until the body was read or left. */
async function call(
  target: Target,
  { idleMs = defaults.idleMs, ...options }: OpenOptions,
  { deadline, ended }: { deadline: AbortSignal; ended: AbortSignal },
): Promise<PublicAnswer | PublicProblem | { redirect: string }> {
  const { url } = target
  const client = pinnedClient(target, idleMs)
  const close = () => client.destroy()
  try {
    const answer = await client.request({
      method: 'GET',
      path: url.pathname + url.search,
      headers: { 'accept-encoding': 'identity', 'user-agent': 'firstframe', ...options.headers },
      signal: ended,
    })
    answer.body.on('error', ignore)
    const location = headerText(answer.headers.location)
    const redirect = redirects.includes(answer.statusCode) && location !== undefined
    if (redirect || !wanted(answer.statusCode, options)) {
      await close()
      if (!redirect) return failed('url_status', answer.statusCode)
      return { redirect: URL.parse(location, url)?.href ?? location }
    }
    const body = boundedBody(answer.body, {
      maxBytes: options.maxBytes,
      declaredBytes: lengthOf(answer.headers['content-length']),
      deadline,
      signal: options.signal,
      close,
    })
    return {
      ok: true,
      url: url.href,
      status: answer.statusCode,
      headers: answer.headers,
      body,
      close,
    }
  } catch (error) {
    await close()
    options.signal?.throwIfAborted()
    return failed(problemOf(error, deadline))
  }
}

function wanted(status: number, { headers }: OpenOptions): boolean {
  return status === 200 || (status === 206 && headers?.range !== undefined)
}

function failed(code: UrlProblem, status?: number): PublicProblem {
  return { ok: false, code, status }
}

function headerText(value: string | string[] | undefined): string | undefined {
  return Array.isArray(value) ? value[0] : value
}

/** A Content-Length in bytes, when it is one. */
export function lengthOf(value: string | string[] | undefined): number | undefined {
  const text = headerText(value)
  return text !== undefined && /^\d{1,15}$/.test(text) ? Number(text) : undefined
}

/** A body that nobody reads any more ends with an error that nobody needs. */
function ignore() {}

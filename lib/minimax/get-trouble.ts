import { factsOf } from '#lib/minimax/codes.ts'

/**
 * What stands between a query or retrieve call and its result: `http_status` and `code` pass, the
 * others do not (docs/upstream.md, 6, column GET). Undefined: nothing does.
 */
export type GetTrouble = 'http_status' | 'code' | 'auth' | 'unknown' | 'moderated'

/** `code` is 0 when the answer has none. A server error is one whatever its body says. */
export function troubleOf(httpStatus: number, code: number): GetTrouble | undefined {
  const readable = httpStatus === 200 || (httpStatus >= 400 && httpStatus < 500)
  if (readable && code !== 0) {
    const meaning = factsOf(code)?.get ?? 'retry'
    return meaning === 'retry' ? 'code' : meaning
  }
  if (httpStatus === 200) return undefined
  return noEntry.includes(httpStatus) ? 'auth' : 'http_status'
}

const noEntry = [401, 402, 403]

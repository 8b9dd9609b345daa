/** What a stored file is known by. `etag` is a strong one, with its quotes. */
export type Version = { etag: string; modifiedAt: Date }

/** Whether the request still wants the bytes (RFC 9110, 13.2.2, steps 1 to 4, for GET and HEAD). */
export function judgeConditions(
  headers: Headers,
  version: Version,
): 'send' | 'not_modified' | 'failed' {
  return preconditionFails(headers, version)
    ? 'failed'
    : isFresh(headers, version)
      ? 'not_modified'
      : 'send'
}

/** Whether a Range may be honoured (step 5): the client's part is of this very version. */
export function ifRangeHolds(headers: Headers, { etag, modifiedAt }: Version): boolean {
  const given = headers.get('if-range')
  if (given === null || given === etag) return true
  return !given.includes('"') && seconds(given) === wholeSeconds(modifiedAt)
}

function preconditionFails(headers: Headers, { etag, modifiedAt }: Version): boolean {
  const match = headers.get('if-match')
  if (match !== null) return match.trim() !== '*' && !tags(match).includes(etag)
  const since = seconds(headers.get('if-unmodified-since'))
  return since !== undefined && wholeSeconds(modifiedAt) > since
}

function isFresh(headers: Headers, { etag, modifiedAt }: Version): boolean {
  const noneMatch = headers.get('if-none-match')
  if (noneMatch !== null)
    return noneMatch.trim() === '*' || tags(noneMatch).some((tag) => tag.replace('W/', '') === etag)
  const since = seconds(headers.get('if-modified-since'))
  return since !== undefined && wholeSeconds(modifiedAt) <= since
}

function tags(list: string): string[] {
  return list.match(/(?:W\/)?"[^"]*"/g) ?? []
}

/** Seconds since 1970 of an HTTP date; undefined when there is none or it is none. */
function seconds(date: string | null): number | undefined {
  const milliseconds = Date.parse(date ?? '')
  return Number.isNaN(milliseconds) ? undefined : milliseconds / 1000
}

function wholeSeconds(date: Date): number {
  return Math.floor(date.getTime() / 1000)
}

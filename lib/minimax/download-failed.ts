import type { BodyProblem } from '#lib/net/body.ts'
import type { PublicProblem } from '#lib/net/fetch-public.ts'
import type { UrlProblem } from '#lib/net/target.ts'

/** Why a download ended without the whole video. */
export type DownloadReason =
  | 'expired' // the link's time is over (401, 403): retrieve a fresh one
  | 'gone' // 404, 410
  | 'not_allowed' // the address is one that is never called; `code` says which rule
  | 'http_status'
  | 'unreachable' // no answer, after every try
  | 'broken' // began, broke off too often
  | 'timeout' // too slow as a whole, or too long silent
  | 'too_large'
  | 'not_video' // no `ftyp` at the start, or declared as text
  | 'changed' // when it was resumed, other bytes were there

/** Thrown by `download`. */
export class DownloadFailed extends Error {
  readonly reason: DownloadReason
  /** The address rule that it broke, or the HTTP status that it got. */
  readonly detail: UrlProblem | number | undefined

  constructor(
    reason: DownloadReason,
    options: ErrorOptions & { detail?: UrlProblem | number } = {},
  ) {
    super(`the download failed: ${reason}${options.detail ? ` (${options.detail})` : ''}`, options)
    this.reason = reason
    this.detail = options.detail
  }
}

/** Whether asking the same link again in a moment may help. */
export function passes({ reason, detail }: DownloadFailed): boolean {
  if (reason === 'http_status') return typeof detail === 'number' && mayRecover(detail)
  return reason === 'unreachable' || reason === 'broken' || reason === 'timeout'
}

function mayRecover(status: number): boolean {
  return status >= 500 || status === 408 || status === 429
}

/** What an address that could not be opened means for a download. */
export function notOpened({ code, status }: PublicProblem): DownloadFailed {
  if (code === 'url_timeout') return new DownloadFailed('timeout', { detail: code })
  if (code === 'url_unreachable' || code === 'url_unresolved') {
    return new DownloadFailed('unreachable', { detail: code })
  }
  if (code !== 'url_status' || status === undefined) {
    return new DownloadFailed('not_allowed', { detail: code })
  }
  return new DownloadFailed(byStatus[status] ?? 'http_status', { detail: status })
}

const byStatus: Record<number, DownloadReason> = {
  401: 'expired',
  403: 'expired',
  404: 'gone',
  410: 'gone',
  416: 'changed',
}

/** What a body that broke off means for a download. */
export const brokenBody = {
  too_large: 'too_large',
  stalled: 'broken',
  timeout: 'timeout',
  reset: 'broken',
} as const satisfies Record<BodyProblem, DownloadReason>

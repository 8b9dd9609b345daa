import type { Got, Sent } from './door.ts'
import type { Policy } from './policy.ts'

/** What an answer comes to: `given`, or the code of its refusal. */
export function outcomeOf(policy: Policy, sent: Sent, got: Got): string {
  if (policy.kind === 'action') return outcomeOfCall(got)
  if (policy.kind === 'page' || policy.kind === 'way') return outcomeOfPage(got)
  if (got.status < 400 || got.status === 416 || got.status === 412) return 'given'
  if (sent.method === 'HEAD') return codeOfStatus(got.status)
  return codeIn(got.text) ?? `status ${got.status}`
}

/** Pages that stream have said 200 before they know that there is nothing. */
function outcomeOfPage({ status, headers, text }: Got): string {
  const to = headers.location ?? redirectIn(text)
  if (to?.startsWith('/sign-in')) return 'signed_out'
  if (to?.startsWith('/workspaces/new')) return 'no_workspace'
  if (status === 404 || text.includes('NEXT_HTTP_ERROR_FALLBACK;404')) return 'not_found'
  // Any other digest is of an error: the page broke while it was written.
  if (/E\{\\?"digest\\?":\\?"\d+/.test(text)) return 'status of a page that broke'
  return status < 400 ? 'given' : `status ${status}`
}

function redirectIn(text: string): string | undefined {
  return /NEXT_REDIRECT;\w+;([^;]+);/.exec(text)?.[1]
}

function outcomeOfCall({ status, headers, text }: Got): string {
  if (headers['x-action-redirect']) return 'given'
  const line = text.split('\n').find((one) => /^[0-9a-f]+:\{"(ok|result|typed)"/.test(one))
  if (!line) return `status ${status}: ${text.slice(0, 200)}`
  const answer = JSON.parse(line.slice(line.indexOf(':') + 1))
  const result = answer.result ?? answer
  return result.ok ? 'given' : String(result.error.code)
}

function codeIn(text: string): string | undefined {
  try {
    return JSON.parse(text).error?.code
  } catch {
    return undefined
  }
}

function codeOfStatus(status: number): string {
  const named = { 401: 'signed_out', 403: 'not_allowed', 404: 'not_found' }
  return named[status as keyof typeof named] ?? `status ${status}`
}

/** No answer at all: the portal was too busy, or did not understand itself. */
export function isTrouble(outcome: string): boolean {
  return outcome.startsWith('status ') || outcome === 'unexpected' || outcome === 'unavailable'
}

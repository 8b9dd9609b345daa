import type { FailedReason, RefusedReason } from '#lib/minimax/wire.ts'

type CodeFacts = {
  /** What a create answer with it means; `by_text`: the message says which (refusalByText). */
  create: RefusedReason | 'ambiguous' | 'by_text'
  /** What a query or retrieve answer with it means when the task itself has no status. */
  get: 'retry' | 'auth' | 'unknown' | 'moderated'
  /** The pause the upstream wants at least before another create. */
  waitSeconds?: number
}

/** Every `base_resp.status_code` on record but 0 (docs/upstream.md, 6). A code that is not here proves nothing. */
const codes = {
  1000: { create: 'ambiguous', get: 'retry' },
  1001: { create: 'ambiguous', get: 'retry' },
  1002: { create: 'rate', get: 'retry', waitSeconds: 60 },
  1004: { create: 'auth', get: 'auth' },
  1008: { create: 'balance', get: 'auth' },
  1013: { create: 'ambiguous', get: 'retry' },
  1024: { create: 'ambiguous', get: 'retry' },
  1026: { create: 'input_moderated', get: 'moderated' },
  1027: { create: 'ambiguous', get: 'moderated' },
  1028: { create: 'quota', get: 'auth' },
  1030: { create: 'quota', get: 'auth' },
  1033: { create: 'ambiguous', get: 'retry' },
  1039: { create: 'rate', get: 'retry' },
  1041: { create: 'rate', get: 'retry' },
  1042: { create: 'invisible_characters', get: 'unknown' },
  2013: { create: 'by_text', get: 'unknown' },
  2038: { create: 'verification', get: 'auth' },
  2045: { create: 'rate', get: 'retry' },
  2049: { create: 'auth', get: 'auth' },
  2056: { create: 'quota', get: 'auth' },
  2061: { create: 'model_not_in_plan', get: 'auth' },
  2067: { create: 'quota', get: 'auth' },
} as const satisfies Record<number, CodeFacts>

/** HTTP statuses that a gateway gives before it passes a create on (docs/upstream.md, 3.1). */
const httpRefusals = {
  400: 'parameters',
  401: 'auth',
  402: 'balance',
  403: 'auth',
  413: 'parameters',
  422: 'parameters',
  429: 'rate',
} as const satisfies Record<number, RefusedReason>

/** The facts of a code, or undefined when it is not listed. */
export function factsOf(code: number): CodeFacts | undefined {
  return listed.get(code)
}

const listed = new Map<number, CodeFacts>(
  Object.entries(codes).map(([code, facts]) => [Number(code), facts]),
)

/** What an HTTP status alone refuses, if it does. */
export function refusalByStatus(status: number): RefusedReason | undefined {
  return refusing.get(status)
}

const refusing = new Map<number, RefusedReason>(
  Object.entries(httpRefusals).map(([status, reason]) => [Number(status), reason]),
)

/** Which of its reasons a 2013 has: its message names the field. */
export function refusalByText(message: string): 'callback' | 'image' | 'parameters' {
  if (/callback/i.test(message)) return 'callback'
  return /first_frame_image|\bimage\b|aspect ratio/i.test(message) ? 'image' : 'parameters'
}

/** Why a task with status Fail failed. */
export function failureOf(code: number, message: string): FailedReason {
  if (code === 1026) return 'input_moderated'
  if (code === 1027) return 'output_moderated'
  if (code !== 2013) return 'unexplained'
  return refusalByText(message) === 'image' ? 'image' : 'parameters'
}

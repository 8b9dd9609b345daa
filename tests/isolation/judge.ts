import { type Attempt, administers, type Fate } from './attempts.ts'
import type { Got } from './door.ts'
import { outcomeOf } from './outcome.ts'
import { isStranger } from './visitors.ts'
import { contentOf, leaks } from './world/canary.ts'

/** What is wrong with what came of an attempt. */
export function judge(attempt: Attempt, got: Got): string[] {
  return [...leaksOf(attempt, got), ...fateOf(attempt, got)]
}

/** Nothing of another's may be in the body, in a header or in an address to go to. */
export function leaksOf({ visitor, asked, policy }: Attempt, { headers, text }: Got): string[] {
  const said = `${JSON.stringify(headers)}\n${text}`
  const seer = isStranger(visitor) ? undefined : visitor
  const administered = seer !== undefined && administers(seer, policy)
  return leaks(said, seer, asked)
    .filter((mark) => !(administered && ofAccounts.test(mark)))
    .map((mark) => `shows ${mark}`)
}

/** What who administers the instance sees of all: the names of workspaces and people, and nothing they made. */
const ofAccounts = /^canary-[mgp]|-7ca[0-9a-f]-8000-|-7cb/

const fates: Record<Exclude<Fate, 'free'>, string[]> = {
  given: ['given'],
  not_yours: ['not_found', 'no_workspace', 'not_allowed'],
  not_allowed: ['not_allowed'],
  signed_out: ['signed_out'],
}

function fateOf(attempt: Attempt, got: Got): string[] {
  const { fate, policy, sent, own, also, visitor, hint } = attempt
  if (fate === 'free') return got.status === 500 ? [`status ${got.status}`] : []
  const outcome = outcomeOf(policy, sent, got)
  // A page of what a role may not see is the page that says there is nothing, as are all that administer.
  const hidden = isPage(attempt) || (policy.kind !== 'open' && policy.may === 'administrator')
  const unseen = fate === 'not_allowed' && hidden ? ['not_found'] : []
  const expected = [...fates[fate], ...also, ...unseen, ...(hint ? ['given'] : [])]
  if (!expected.includes(outcome)) return [`is ${outcome} and not ${expected[0]}`]
  const holds = outcome === 'given' && own && sent.method === 'GET' && holdsContent(attempt, got)
  if (holds && !got.text.includes(contentOf(own))) return [`is without what is ${visitor}'s own`]
  return []
}

function isPage({ policy: { kind } }: Attempt): boolean {
  return kind === 'page' || kind === 'way'
}

/** Whole answers that are the workspace's content: what the attempts would see if they could. */
function holdsContent({ policy: { kind }, form, sent }: Attempt, { status }: Got): boolean {
  if (kind === 'bytes') return status === 200
  return kind === 'list' && form === 'plain' && sent.path.includes('limit=100')
}

/** What is not yours and what is not there must not be told apart. */
export function differs(attempt: Attempt, got: Got, twin: Got | undefined): string[] {
  if (!twin) return []
  const ids = attempt.swapped.flat() // of both: the page that an action is sent to names nobody's, too
  const [one, other] = [shapeOf(attempt, got, ids), shapeOf(attempt, twin, ids)]
  if (one === other) return []
  return [`differs from what is not there: ${difference(one, other)}`]
}

/** Without what tells nothing: when it was, and the id that was asked for. */
function shapeOf(attempt: Attempt, { status, headers, text }: Got, ids: string[]): string {
  const { date: _d, 'keep-alive': _k, connection: _c, 'content-length': _l, ...kept } = headers
  const body = isPage(attempt) || attempt.policy.kind === 'action' ? rowsOf(text) : text
  let shape = `${status} ${JSON.stringify(kept)}\n${body}`
  for (const id of ids)
    for (const written of [id, id.toUpperCase(), encodeURIComponent(id)])
      shape = shape.replaceAll(written, '<id>')
  return shape
}

const pushed = /self\.__next_f\.push\(\[1,("(?:[^"\\]|\\.)*")\]\)/g

/**
 * What a page is made of: React's rows, in one order. They come in the order in which they were ready,
 * numbered in that order, and the HTML around them is what the browser makes of them.
 */
function rowsOf(text: string): string {
  const pieces = [...text.matchAll(pushed)].map(([, piece = '""']) => JSON.parse(piece))
  const flight = pieces.length > 0 ? pieces.join('') : text
  const rows = flight.split('\n').map((row) =>
    row
      .replace(/^[0-9a-f]+:/, '')
      .replace(/\$[A-Za-z@]?[0-9a-f]+\b/g, '$')
      .replace(/"[\w-]{20,23}[vhm]"/g, '"a key of the router"'),
  )
  return [...new Set(rows)].sort().join('\n')
}

function difference(one: string, other: string): string {
  let at = 0
  while (one[at] === other[at]) at++
  const around = (text: string) => text.slice(Math.max(0, at - 40), at + 60)
  return `${JSON.stringify(around(one))} / ${JSON.stringify(around(other))}`
}

import type { Fate } from './attempts.ts'
import type { Sent } from './door.ts'
import type { BuiltAction } from './inventory.ts'
import type { Call, Policy } from './policy.ts'
import type { Value } from './values.ts'
import { isStranger, type Visitor } from './visitors.ts'
import { idIn, nobodysId, nobodysSlug, slugOf } from './world/canary.ts'
import { person, type WorkspaceName, workspaceNames } from './world/cast.ts'

/** One way to send the same question. `also`: refusals that are right for this way alone. */
export type Form = { name: string; make: (filled: string) => Sent; also: string[] }

/** The origin that browsers would name. Set when the portal is up. */
export const here = { origin: 'http://127.0.0.1' }

/** Every way in which an entry is asked. `filled` is its address, or what the action is given as JSON. */
export function formsOf(
  entry: string,
  policy: Policy,
  visitor: Visitor,
  fate: Fate,
  actions: BuiltAction[],
  values: Value[],
): Form[] {
  if (policy.kind === 'action') return callsOf(entry, policy, visitor, fate, actions, values)
  if (policy.kind === 'taken') return takenForms(entry, policy.body)
  const shown = readForms(policy.kind, visitor)
  return fate === 'signed_out' ? shown.filter(({ name }) => !name.startsWith('as ')) : shown
}

type Change = {
  name: string
  headers?: Record<string, string>
  method?: string
  path?: (path: string) => string
}

const plain: Change = { name: 'plain' }
/** What the router asks for as one clicks; without `_rsc` Next sends it away. */
const rsc: Change = {
  name: 'rsc',
  headers: { rsc: '1' },
  path: (path) => `${path}${path.includes('?') ? '&' : '?'}_rsc`,
}
const head: Change = { name: 'head', method: 'HEAD' }
const shouted: Change = {
  name: 'as capitals',
  path: (path) => path.replace(/[\da-f-]{36}/g, (id) => id.toUpperCase()),
}

function readForms(kind: Exclude<Policy['kind'], 'action' | 'taken'>, visitor: Visitor): Form[] {
  const changes: Record<typeof kind, Change[]> = {
    open: [plain],
    page: [plain, rsc, shouted],
    way: [plain, rsc],
    bytes: [
      plain,
      head,
      { name: 'range', headers: { range: 'bytes=0-99' } },
      { name: 'if new', headers: { 'if-none-match': '"x"' } },
      { name: 'if there', headers: { 'if-match': '*' } },
      { name: 'as of my workspace', path: (path) => withQuery(path, homeSlug(visitor)) },
      shouted,
    ],
    list: [
      plain,
      head,
      { name: 'as a second workspace', path: (path) => withQuery(path, homeSlug(visitor)) },
    ],
    stream: [plain],
  }
  return changes[kind].map(({ name, headers = {}, method = 'GET', path = (same) => same }) => ({
    name,
    also: [],
    make: (filled) => ({ method, path: path(filled), headers }),
  }))
}

function withQuery(path: string, slug: string): string {
  return `${path}${path.includes('?') ? '&' : '?'}workspace=${slug}`
}

function takenForms(entry: string, body: string): Form[] {
  const [method = 'POST'] = entry.split(' ')
  const make = (filled: string): Sent => ({
    method,
    path: filled,
    headers: { origin: here.origin },
    body,
  })
  return [{ name: 'plain', also: [], make }]
}

/** From a page of one's own, from one of theirs, and with more in it than it should have. */
function callsOf(
  entry: string,
  policy: Call,
  visitor: Visitor,
  fate: Fate,
  actions: BuiltAction[],
  values: Value[],
): Form[] {
  const built = actions.find(({ name }) => name === entry)
  if (!built) return []
  const theirs = values.find(({ workspace }) => workspace)?.workspace ?? 'b'
  const call = (name: string, slug: string, more: object = {}): Form => ({
    name,
    also: Object.keys(more).length > 0 ? ['bad_request'] : [],
    make: (filled) => {
      const given = { ...JSON.parse(filled), ...more }
      return {
        method: 'POST',
        path: pagePath(built.page, slug),
        headers: {
          origin: here.origin,
          accept: 'text/x-component',
          'next-action': built.id,
          'content-type': policy.form
            ? `multipart/form-data; boundary=${boundary}`
            : 'text/plain;charset=UTF-8',
        },
        body: policy.form ? formBody(given) : JSON.stringify([given]),
      }
    },
  })
  const own = homeSlug(visitor)
  const usual = call('from my page', own)
  if (fate === 'given') return [usual]
  if (fate === 'signed_out') return [usual, call('as a role', own, { role: 'owner' })]
  return [
    usual,
    call('from their page', slugOf(theirs)),
    call('as a role', own, { role: 'owner', userId: idIn(theirs, 'job'), isAdministrator: true }),
    call('as of my workspace', own, { workspaceId: idIn(theirs, 'workspace') }),
  ]
}

function homeSlug(visitor: Visitor): string {
  const home = workspaceNames.find((name: WorkspaceName) =>
    isStranger(visitor) ? false : person(visitor).in[name],
  )
  return home ? slugOf(home) : nobodysSlug
}

function pagePath(page: string, slug: string): string {
  return page
    .replace('[workspace]', slug)
    .replace('[[...path]]', '')
    .replace(/\[\w+\]/g, nobodysId)
}

const boundary = 'the-parts-of-a-form'

/** As React's client sends a form's action: the state before, then the form. */
function formBody(given: Record<string, unknown>): string {
  const parts = Object.entries(given).map(([name, value]) => [`_1_${name}`, String(value)])
  parts.push(['0', '[{},"$K1"]']) // the arguments come after the parts that they name
  const written = parts.map(
    ([name, value]) =>
      `--${boundary}\r\ncontent-disposition: form-data; name="${name}"\r\n\r\n${value}\r\n`,
  )
  return `${written.join('')}--${boundary}--\r\n`
}

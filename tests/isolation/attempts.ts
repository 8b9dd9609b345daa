import { can } from '#lib/workspaces/roles.ts'
import type { Sent } from './door.ts'
import type { BuiltAction } from './inventory.ts'
import {
  allPlacements,
  filledIn,
  foreignPlacements,
  kindsIn,
  nowhere,
  ownPlacements,
  type Placement,
} from './placements.ts'
import type { Call, Policy } from './policy.ts'
import { type Form, formsOf } from './request.ts'
import type { Kind, Value } from './values.ts'
import { isStranger, type Visitor } from './visitors.ts'
import {
  isSignedIn,
  type PersonName,
  person,
  personNames,
  roleIn,
  type WorkspaceName,
  workspaceNames,
} from './world/cast.ts'

/** What must come of an attempt; `free`: nothing of anybody's, whatever else. */
export type Fate = 'given' | 'not_yours' | 'not_allowed' | 'signed_out' | 'free'

export type Attempt = {
  entry: string
  policy: Policy
  visitor: Visitor
  /** What its ids are filled into. */
  template: string
  form: string
  fate: Fate
  sent: Sent
  /** The same for what is not there: its answer must be the same. */
  twin?: Sent
  /** All that the visitor said themselves. */
  asked: string
  /** What stands in the twin where the other has what is another's. */
  swapped: [string, string][]
  /** Another's id is only in the query, where it may lead to nothing: the answer is as if it were not there. */
  hint: boolean
  /** The workspace whose own texts the answer must hold. */
  own?: WorkspaceName
  also: readonly string[]
}

type Entry = [name: string, policy: Policy]

/** Every entry × every id that it is asked with × every visitor × every form of the request. */
export function attemptsOn(policies: Record<string, Policy>, actions: BuiltAction[]): Attempt[] {
  return Object.entries(policies).flatMap((entry) =>
    templatesOf(entry).flatMap((template) => [
      ...personNames.flatMap((name) => attemptsBy(name, entry, template, actions)),
      ...(['nobody', 'forged'] as const).flatMap((visitor) =>
        made(
          entry,
          template,
          visitor,
          allPlacements(kindsIn(template), ['a', 'b']),
          'signed_out',
          actions,
        ),
      ),
    ]),
  )
}

/** An action is asked in one way: with what it is given. */
function templatesOf([, policy]: Entry): string[] {
  return policy.kind === 'action' ? [JSON.stringify(policy.given)] : policy.asked
}

function attemptsBy(
  name: PersonName,
  entry: Entry,
  template: string,
  actions: BuiltAction[],
): Attempt[] {
  const kinds = kindsIn(template)
  const attempts = (placements: Placement[], fate: Fate) =>
    made(entry, template, name, placements, fate, actions)
  if (!isSignedIn(name)) {
    const nominal = workspaceNames.filter((one) => person(name).in[one])
    return attempts(allPlacements(kinds, [...nominal, 'c']), 'signed_out')
  }
  if (administers(name, entry[1])) {
    const read = isAnsweredAtOnce(entry[1])
    return read ? attempts(allPlacements(kinds, workspaceNames), 'given') : []
  }
  if (entry[1].kind === 'action' && entry[1].except.includes(name)) return []
  const foreign = attempts(foreignPlacements(name, kinds), 'not_yours')
  const own = ownPlacements(name, kinds).flatMap((placement) => {
    const may = mayDo(name, entry[1], placement)
    if (may && !isAnsweredAtOnce(entry[1])) return []
    return attempts([placement], may ? 'given' : 'not_allowed')
  })
  return [...foreign, ...own]
}

/** Who administers the instance does so for every workspace. */
export function administers(name: PersonName, policy: Policy): boolean {
  const needed = policy.kind !== 'open' && policy.may === 'administrator'
  return needed && (person(name).administrator ?? false)
}

/** Who may change something changes it later, once (control); who may listen listens for long (streams.ts). */
function isAnsweredAtOnce({ kind }: Policy): boolean {
  return kind !== 'action' && kind !== 'taken' && kind !== 'stream'
}

function mayDo(name: PersonName, policy: Policy, { values }: Placement): boolean {
  if (policy.kind === 'open' || policy.may === 'person') return true
  const { may } = policy
  if (may === 'administrator') return administers(name, policy)
  const named = values.find(({ workspace }) => workspace)?.workspace
  const role = roleIn(name, named ?? homeOf(name) ?? 'a')
  return role !== undefined && can({ role }, may)
}

/** The workspace that addresses without one lead to: sessions begin in the one that was joined last. */
function homeOf(name: PersonName): WorkspaceName | undefined {
  return workspaceNames.filter((one) => roleIn(name, one)).at(-1)
}

function made(
  [entry, policy]: Entry,
  template: string,
  visitor: Visitor,
  placements: Placement[],
  fate: Fate,
  actions: BuiltAction[],
): Attempt[] {
  const kinds = kindsIn(template)
  const also = policy.kind === 'action' || policy.kind === 'taken' ? policy.also : []
  return placements.flatMap((placement) => {
    const { values, foreign } = placement
    const filled = filledIn(template, values)
    const forms = different(formsOf(entry, policy, visitor, fate, actions, values), filled)
    const elsewhere = nowhere(placement, kinds)
    const own = values[0]?.workspace
    const hint = isHint(template, kinds, foreign)
    return forms.map((form: Form): Attempt => {
      const sent = form.make(filled)
      const paired = fate === 'not_yours' && policy.kind !== 'open' && !(hint && isCursor(template))
      return {
        entry,
        policy,
        visitor,
        template,
        form: form.name,
        fate: policy.kind === 'open' ? 'free' : fate,
        sent,
        ...(paired && { twin: form.make(filledIn(template, elsewhere)) }),
        hint,
        asked: `${sent.path} ${sent.body ?? ''}`,
        swapped: values.flatMap((value, index) =>
          foreign[index] ? [pairOf(value, elsewhere[index])] : [],
        ),
        ...(fate === 'given' && own && !isStranger(visitor) && roleIn(visitor, own) && { own }),
        also: [...also, ...form.also],
      }
    })
  })
}

/** Without those that come to the same request as another. */
function different(forms: Form[], filled: string): Form[] {
  const seen = new Set<string>()
  return forms.filter((form) => {
    const sent = JSON.stringify(form.make(filled))
    return !seen.has(sent) && seen.add(sent)
  })
}

function isHint(template: string, kinds: Kind[], foreign: boolean[]): boolean {
  if (template.startsWith('{')) return false
  const before = kindsIn(template.split('?')[0] ?? '').length
  return foreign.every((is, index) => !is || (index >= before && kinds[index] !== 'workspace'))
}

/** A list from an id on begins elsewhere when the id is another: it is only a moment in time. */
function isCursor(template: string): boolean {
  return template.includes('after={')
}

function pairOf(value: Value, twin: Value | undefined): [string, string] {
  return [value.text, twin?.text ?? '']
}

/** One call of an action by somebody who may, to see that what the table gives it is good. */
export function control(entry: string, policy: Call, actions: BuiltAction[]): Sent | undefined {
  const template = JSON.stringify(policy.given)
  const [placement] = ownPlacements(whoMay(policy), kindsIn(template))
  const values = placement?.values ?? []
  const [usual] = formsOf(entry, policy, whoMay(policy), 'given', actions, values)
  return usual?.make(filledIn(template, values))
}

export function whoMay({ may }: Call): PersonName {
  return may === 'administrator' ? 'administrator' : 'owner'
}

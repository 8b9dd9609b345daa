import { isOf, type Kind, nobodys, type Value, valuesOf } from './values.ts'
import { type PersonName, roleIn, type WorkspaceName, workspaceNames } from './world/cast.ts'

/** The ids that stand in one request, in the order of its template, and which of them are another's. */
export type Placement = { values: Value[]; foreign: boolean[] }

/** The kinds that a template asks for, such as `/w/{workspace}/jobs/{job}`. */
export function kindsIn(template: string): Kind[] {
  return [...template.matchAll(slot)].map(([, kind]) => kind as Kind)
}

export function filledIn(template: string, values: Value[]): string {
  let index = 0
  return template.replace(slot, () => values[index++]?.text ?? '')
}

const slot = /\{([a-z]+)\}/g

/** What is their own: everything of one workspace after the other. */
export function ownPlacements(person: PersonName, kinds: Kind[]): Placement[] {
  return workspaceNames
    .filter((name) => roleIn(person, name))
    .flatMap((name) => wholes(name, kinds, (value, kind) => isOf(person, value, kind)))
    .map((values) => ({ values, foreign: values.map(() => false) }))
}

/** Everything of another's workspace; and one id of another's among their own, in each place. */
export function foreignPlacements(person: PersonName, kinds: Kind[]): Placement[] {
  if (!kinds.some((kind) => kind !== 'new')) return []
  const others = workspaceNames.flatMap((name) =>
    wholes(name, kinds, (value, kind) => kind === 'new' || !isOf(person, value, kind)),
  )
  const mixed = kinds.length > 1 ? mixtures(person, kinds) : []
  return [...others, ...mixed]
    .map((values) => ({
      values,
      foreign: values.map((value, index) => !isOf(person, value, kinds[index] ?? 'new')),
    }))
    .filter(({ foreign }) => foreign.some(Boolean))
}

/** For who is nobody: all that there is. */
export function allPlacements(kinds: Kind[], among: WorkspaceName[]): Placement[] {
  return among
    .flatMap((name) => wholes(name, kinds, () => true))
    .map((values) => ({ values, foreign: values.map(() => true) }))
}

/** The same request for what is not there. */
export function nowhere({ values, foreign }: Placement, kinds: Kind[]): Value[] {
  return values.map((value, index) => (foreign[index] ? nobodys(kinds[index] ?? 'new') : value))
}

/** All of one workspace: every value in the last place, the first of each kind in those before. */
function wholes(
  name: WorkspaceName,
  kinds: Kind[],
  fits: (value: Value, kind: Kind) => boolean,
): Value[][] {
  const choices = kinds.map((kind) => valuesOf(kind, name).filter((value) => fits(value, kind)))
  if (choices.some((values) => values.length === 0)) return []
  const turns = Math.max(...choices.map((values) => values.length), 1)
  return Array.from({ length: turns }, (_, turn) =>
    choices.map((values) => values[turn % values.length] as Value),
  )
}

function mixtures(person: PersonName, kinds: Kind[]): Value[][] {
  const [own] = ownPlacements(person, kinds)
  if (!own) return []
  return kinds.flatMap((kind, place) =>
    workspaceNames
      .flatMap((name) => valuesOf(kind, name))
      .filter((value) => !isOf(person, value, kind))
      .map((value) => own.values.map((mine, index) => (index === place ? value : mine))),
  )
}

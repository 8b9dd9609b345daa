import {
  idIn,
  idOf,
  nobodysHash,
  nobodysId,
  nobodysSlug,
  sessionOf,
  slugOf,
} from './world/canary.ts'
import {
  isSignedIn,
  namedIn,
  type PersonName,
  person,
  roleIn,
  type WorkspaceName,
} from './world/cast.ts'
import { batches, frameSha, frames, jobs, sourceSha } from './world/job-rows.ts'

/** An id that stands in a request, and whose it is. */
export type Value = { text: string; workspace?: WorkspaceName; person?: PersonName }

/** What `{job}` and the like stand for, in a workspace. */
const kinds = {
  workspace: (name) => [slugOf(name)],
  /** The same by its id. */
  team: (name) => [idIn(name, 'workspace')],
  job: (name) => jobs.map(({ n }) => idIn(name, 'job', n)),
  queued: (name) => jobsIn(name, 'queued'),
  done: (name) => jobsIn(name, 'done'),
  deleted: (name) => [idIn(name, 'job', 9)],
  failed: (name) => [...jobsIn(name, 'failed'), ...jobsIn(name, 'canceled')],
  attention: (name) => jobsIn(name, 'attention'),
  approval: (name) => [idIn(name, 'job', 10)],
  batch: (name) => batches.map((n) => idIn(name, 'batch', n)),
  frame: (name) => frames.map((n) => idIn(name, 'frame', n)),
  /** The hash of a frame, and of a file that became one. */
  hash: (name) => frames.map((n) => frameSha(name, n)),
  source: (name) => frames.map((n) => sourceSha(name, n)),
  project: (name) => [idIn(name, 'project', 2), idIn(name, 'project', 1)],
  attempt: (name) => jobs.map(({ n }) => idIn(name, 'attempt', n)),
  invitation: (name) => [1, 2].map((n) => idIn(name, 'invitation', n)),
  budget: (name) => [1, 2, 3].map((n) => idIn(name, 'budget', n)),
  key: (name) => [1, 2].map((n) => idIn(name, 'key', n)),
  price: (name) => [idIn(name, 'price')],
  template: (name) => [idIn(name, 'template')],
  /** Somebody who is in no other workspace. */
  member: (name) =>
    namedIn(name)
      .filter((one) => Object.keys(person(one).in).join() === name && roleIn(one, name) !== 'owner')
      .map(idOf),
  /** The same of those whose session does not hold: they cannot ask for anything. */
  absent: (name) =>
    namedIn(name)
      .filter((one) => Object.keys(person(one).in).join() === name && roleIn(one, name) !== 'owner')
      .filter((one) => !isSignedIn(one))
      .map(idOf),
} as const satisfies Record<string, (name: WorkspaceName) => string[]>

/** The same for what belongs to one person, whatever their workspaces. */
const personal = {
  session: (one: PersonName) => [sessionOf(one, 8), sessionOf(one)],
  identity: (one: PersonName) => [sessionOf(one, 2)],
  person: (one: PersonName) => [idOf(one)],
  notice: (one: PersonName, name: WorkspaceName) => [
    idIn(name, 'notice', namedIn(name).indexOf(one) + 1),
  ],
} as const

export type Kind = keyof typeof kinds | keyof typeof personal | 'new'

export function valuesOf(kind: Kind, name: WorkspaceName): Value[] {
  if (kind === 'new') return [{ text: crypto.randomUUID() }]
  if (kind in kinds)
    return kinds[kind as keyof typeof kinds](name).map((text) => ({ text, workspace: name }))
  const members = namedIn(name).filter((one) => person(one).in[name] !== undefined)
  return members.flatMap((one) =>
    personal[kind as keyof typeof personal](one, name).map((text) => ({ text, person: one })),
  )
}

export function nobodys(kind: Kind): Value {
  if (kind === 'hash' || kind === 'source') return { text: nobodysHash }
  return { text: kind === 'workspace' ? nobodysSlug : nobodysId }
}

/** What is nobody's is not theirs either; what is new is everybody's. */
export function isOf(name: PersonName, value: Value, kind: Kind): boolean {
  if (kind === 'new') return true
  if (value.person) return value.person === name
  return value.workspace !== undefined && roleIn(name, value.workspace) !== undefined
}

function jobsIn(name: WorkspaceName, state: string): string[] {
  return jobs.filter((job) => job.state === state).map(({ n }) => idIn(name, 'job', n))
}

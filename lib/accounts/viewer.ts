import 'server-only'
import { cookies, headers } from 'next/headers'
import { cache } from 'react'
import { plainAddress } from '#lib/accounts/address.ts'
import { openSealed, sessionCookie } from '#lib/accounts/session-cookie.ts'
import {
  liveSession,
  type Membership,
  type Place,
  touchSession,
} from '#lib/accounts/session-rows.ts'
import { tokenSha256 } from '#lib/accounts/session-token.ts'
import { Refused } from '#lib/errors.ts'

declare const minted: unique symbol

/** Who is asking: proof of a live session, minted only here. */
export type Person = {
  readonly [minted]: true
  readonly userId: string
  readonly sessionId: string
  readonly name: string
  readonly email: string
  readonly emailVerified: boolean
  readonly isAdministrator: boolean
  readonly locale: string | null
  readonly theme: 'light' | 'dark' | 'system'
  /** Where the request came from, for the audit. */
  readonly address: string
  readonly userAgent: string
}

/**
 * Who is asking, in which workspace, with which role: proof of a membership as it is now. Minted only
 * here; every query takes it first, so a row of another workspace cannot even be asked for.
 */
export type Viewer = Person & {
  readonly workspaceId: string
  /** Its name in addresses: /w/{slug}. */
  readonly workspaceSlug: string
  readonly workspaceName: string
  readonly role: 'owner' | 'admin' | 'member' | 'viewer'
}

/** A person who administers the instance. */
export type Administrator = Person & { readonly isAdministrator: true }

export type { Place }

/** Where an address leads that names no workspace: to the one the person was in last. */
export const current: Place = { at: 'current', id: '' }

type From = Pick<Person, 'address' | 'userAgent'>

/** The person of this request, whatever their workspaces. */
export async function requirePerson(): Promise<Person | Refused> {
  const found = await sessionAt(current)
  return found instanceof Refused ? found : personOf(found, await from())
}

/** The administrator of this request. For anybody else there is nothing there. */
export async function requireAdministrator(): Promise<Administrator | Refused> {
  const person = await requirePerson()
  if (person instanceof Refused) return person
  return administers(person) ? person : new Refused('not_found')
}

export function administers<P extends Person>(person: P): person is P & Administrator {
  return person.isAdministrator
}

/** The viewer of this request at `place`; `not_found` when they are no member there. */
export async function requireViewer(place: Place): Promise<Viewer | Refused> {
  const found = await sessionAt(place)
  return found instanceof Refused ? found : viewerOf(found, place, await from())
}

/** The viewer that a session's token stands for at `place`, by the database as it is now. */
export async function viewerOfSession(
  token: string,
  place: Place = current,
): Promise<Viewer | Refused> {
  const found = await lookUp(token, place)
  return found instanceof Refused ? found : viewerOf(found, place, nowhere)
}

/** The person that a session's token stands for: for what follows at once on signing in. */
export async function personOfSession(token: string): Promise<Person | Refused> {
  const found = await lookUp(token, current)
  return found instanceof Refused ? found : personOf(found, await from())
}

const nowhere: From = { address: '', userAgent: '' }

/** The workspaces that the person of this request may enter. */
export async function ownWorkspaces(): Promise<Membership[]> {
  const found = await sessionAt(current)
  return found instanceof Refused ? [] : found.memberships
}

/** Workspaces are chosen among those that come along: only a job, a batch or a frame makes it another lookup. */
function sessionAt({ at, id }: Place) {
  return at === 'workspace' ? sessionOf('current', '') : sessionOf(at, id)
}

/** Once for each render. */
const sessionOf = cache(async (at: Place['at'], id: string) => {
  const token = await openSealed((await cookies()).get(sessionCookie().name)?.value)
  return token === undefined ? new Refused('signed_out') : lookUp(token, { at, id })
})

type Found = Exclude<Awaited<ReturnType<typeof lookUp>>, Refused>

async function lookUp(token: string, place: Place) {
  const session = await liveSession(tokenSha256(token), place)
  if (!session) return new Refused('signed_out')
  await touchSession(session)
  return session
}

/** The address is true because lib/web/arrival.ts makes the header so. */
async function from(): Promise<From> {
  const given = await headers()
  return {
    address: plainAddress(given.get('x-forwarded-for') ?? ''),
    userAgent: (given.get('user-agent') ?? '').slice(0, 400),
  }
}

function personOf(found: Found, given: From): Person {
  const { lastSeenAt: _, memberships: _m, currentId: _c, placeId: _p, ...person } = found
  return { ...person, ...given } as Person
}

function viewerOf(found: Found, place: Place, given: From): Viewer | Refused {
  const membership = membershipAt(found, place)
  if (membership) return { ...personOf(found, given), ...membership }
  // Whoever is a member of nothing is not lost: they are told that they may make a workspace.
  return new Refused(place.at === 'current' ? 'no_workspace' : 'not_found')
}

function membershipAt({ memberships, currentId, placeId }: Found, { at, id }: Place) {
  if (at === 'workspace') return memberships.find((one) => one.workspaceSlug === id)
  const sought = at === 'current' ? currentId : placeId
  const found = memberships.find((one) => one.workspaceId === sought)
  return found ?? (at === 'current' ? memberships[0] : undefined)
}

import 'server-only'
import { env } from '#lib/env.ts'
import { type Envelope, type Kek, kekFrom, open, rewrap, seal } from '#lib/envelope.ts'

/** A key's row and its version, which its envelope belongs to: it opens nowhere else. */
export type Place = { workspaceId: string; id: string; version: number }

export function sealKey(apiKey: string, place: Place): Envelope {
  return seal(apiKey, nameOf(place), newestKek())
}

/** Throws KekUnknown when this process was not given the ENCRYPTION_KEY that it lies under. */
export function openKey(row: Place & Envelope): string {
  return open(row, nameOf(row), keks())
}

/** The same under the newest key-encrypting key. */
export function rewrapKey(row: Place & Envelope): Pick<Envelope, 'wrappedKey' | 'kekId'> {
  return rewrap(row, nameOf(row), keks(), newestKek())
}

/** What new envelopes lie under. */
export function newestKek(): Kek {
  const [newest] = keks()
  if (!newest)
    throw new Error('ENCRYPTION_KEY is not set: start the app with npm start, or set it.')
  return newest
}

let derived: Kek[] | undefined

/** ENCRYPTION_KEY's first, then those of ENCRYPTION_KEY_OLD, which only open. */
function keks(): readonly Kek[] {
  const { ENCRYPTION_KEY, ENCRYPTION_KEY_OLD = [] } = env()
  derived ??= (ENCRYPTION_KEY ? [ENCRYPTION_KEY, ...ENCRYPTION_KEY_OLD] : []).map(kekFrom)
  return derived
}

function nameOf({ workspaceId, id, version }: Place): string {
  return `upstream_key ${workspaceId} ${id} ${version}`
}

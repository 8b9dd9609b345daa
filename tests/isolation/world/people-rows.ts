import { createHash } from 'node:crypto'
import type pg from 'pg'
import { idOf, privateOf, publicOf, secretOf, sessionOf } from './canary.ts'
import { type PersonName, person, personNames } from './cast.ts'
import { insert } from './insert.ts'

const day = 24 * 3600 * 1000
const from = (milliseconds: number) => new Date(Date.now() + milliseconds)

/** What the session cookie of somebody carries. */
export function tokenOf(name: PersonName): string {
  return createHash('sha256').update(`the session of ${name}`).digest('base64url')
}

export async function insertPeople(client: pg.Client): Promise<void> {
  for (const name of personNames) {
    await insertPerson(client, name)
    await insertSessions(client, name)
  }
}

async function insertPerson(client: pg.Client, name: PersonName): Promise<void> {
  const { n, suspended, administrator } = person(name)
  const id = idOf(name)
  await insert(client, 'user', {
    id,
    email: `${publicOf(name)}@example.org`,
    email_verified_at: from(0),
    name: `${name} ${publicOf(name)}`,
    password_hash: secretOf,
    totp_sealed: Buffer.from(secretOf),
    is_administrator: administrator ?? false,
    suspended_at: suspended ? from(0) : null,
  })
  const one = (kind: string) => `${sessionOf(name, kind.length)}`
  await insert(client, 'identity', {
    id: one('id'),
    user_id: id,
    provider: `oidc ${privateOf(name)}`,
    subject: `${privateOf(name)} ${n}`,
    email: `${privateOf(name)}@example.org`,
  })
  await insert(client, 'recovery_code', {
    id: one('code'),
    user_id: id,
    code_sha256: secretOf,
  })
  await insert(client, 'mailed_link', {
    id: one('mail'),
    token_sha256: `${secretOf} ${n}`,
    kind: 'verify',
    user_id: id,
    email: `${privateOf(name)}@example.org`,
    expires_at: from(day),
  })
}

/** The one that they come with, and another, of another device. */
async function insertSessions(client: pg.Client, name: PersonName): Promise<void> {
  const { session } = person(name)
  const live = {
    user_id: idOf(name),
    user_agent: `Mozilla/5.0 ${privateOf(name)}`,
    address: privateOf(name),
    expires_at: from(7 * day),
    last_seen_at: from(0),
  }
  const ended = {
    ...(session === 'revoked' && { revoked_at: from(-1_000) }),
    ...(session === 'expired' && { expires_at: from(-1_000) }),
    ...(session === 'idle' && { last_seen_at: from(-8 * day) }),
  }
  const token_sha256 = createHash('sha256').update(tokenOf(name)).digest('hex')
  await insert(client, 'session', { ...live, ...ended, id: sessionOf(name), token_sha256 })
  await insert(client, 'session', {
    ...live,
    id: sessionOf(name, 8),
    token_sha256: `${secretOf} ${name}`,
  })
}

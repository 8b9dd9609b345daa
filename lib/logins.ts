import { createHash, createHmac } from 'node:crypto'
import { env } from '#lib/env.ts'

/**
 * The two roles that the portal signs in to PostgreSQL as (docs/decisions/0011): `viewer` for what people
 * ask, behind row-level security, and `machine` for what runs by itself. DATABASE_URL's own role owns the
 * tables; only migrations use it. Named for the database, so that several can share a server.
 */

export const logins = ['viewer', 'machine'] as const
export type LoginName = (typeof logins)[number]

export type Login = { role: string; password: string; url: string }

/**
 * The password follows from the instance's key: every process finds it, and nobody has to keep it. The name
 * follows from it, too, so that processes of the old key and of the new one sign in side by side.
 */
export function login(name: LoginName, databaseUrl: string, key: string): Login {
  const url = new URL(databaseUrl)
  const keyId = createHmac('sha256', key).update('postgresql login').digest('hex').slice(0, 8)
  const role = `${loginPrefix(name, databaseUrl)}${keyId}`
  const password = createHmac('sha256', key).update(`postgresql ${role}`).digest('base64url')
  url.username = role
  url.password = password
  return { role, password, url: url.href }
}

/** Where this process signs in as `name`. Throws when it was started without a database. */
export function loginUrl(name: LoginName): string {
  const { DATABASE_URL, ENCRYPTION_KEY } = env()
  if (!DATABASE_URL || !ENCRYPTION_KEY)
    throw new Error(
      'DATABASE_URL or ENCRYPTION_KEY is not set: start the app with npm start, or set them.',
    )
  return login(name, DATABASE_URL, ENCRYPTION_KEY).url
}

/** What the names of a login of every key begin with. */
export function loginPrefix(name: LoginName, databaseUrl: string): string {
  const database = decodeURIComponent(new URL(databaseUrl).pathname.slice(1))
  return `firstframe_${name}_${nameOf(database)}_`
}

/** PostgreSQL cuts names at 63 bytes. */
function nameOf(database: string): string {
  if (/^[a-z0-9_]{1,32}$/.test(database)) return database
  return createHash('sha256').update(database).digest('hex').slice(0, 16)
}

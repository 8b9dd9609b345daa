import pg from 'pg'
import { type LoginName, login, logins } from '#lib/logins.ts'
import { Unable } from '../unable.ts'

/** Makes sure that the portal's two roles can sign in to the database of `databaseUrl`. */
export async function prepareLogins(databaseUrl: string, key: string): Promise<void> {
  const missing: LoginName[] = []
  for (const name of logins)
    if (!(await signsIn(login(name, databaseUrl, key).url))) missing.push(name)
  if (missing.length === 0) return
  const owner = new pg.Client({ connectionString: databaseUrl })
  await owner.connect()
  try {
    for (const name of missing) await make(owner, name, databaseUrl, key)
  } catch (error) {
    throw sentence(error)
  } finally {
    await owner.end()
  }
}

async function signsIn(url: string): Promise<boolean> {
  const client = new pg.Client({ connectionString: url })
  client.on('error', () => {}) // refused while it was connecting
  try {
    await client.connect()
    return true
  } catch (error) {
    if (error instanceof pg.DatabaseError && error.code?.startsWith('28')) return false
    throw error
  } finally {
    await client.end().catch(() => {})
  }
}

/** The role, or, when it is there with another password, the password. Its rights come with its group. */
async function make(owner: pg.Client, name: LoginName, databaseUrl: string, key: string) {
  const { role, password } = login(name, databaseUrl, key)
  const { rows } = await owner.query('select from pg_roles where rolname = $1', [role])
  const verb = rows.length > 0 ? 'alter' : 'create'
  const [id, secret] = [pg.escapeIdentifier(role), pg.escapeLiteral(password)]
  await owner.query(`${verb} role ${id} login inherit nobypassrls password ${secret}`)
  await owner.query(`grant firstframe_${name} to ${id}`)
}

function sentence(error: unknown): unknown {
  if (!(error instanceof pg.DatabaseError) || error.code !== '42501') return error
  return new Unable(
    'The user of DATABASE_URL may not create roles, which keep the workspaces apart: give it the right (ALTER ROLE … CREATEROLE), and start again. An embedded database of an earlier version gets it when everything that uses its DATA_DIR was stopped.',
  )
}

import pg from 'pg'
import { type LoginName, login, loginPrefix, logins } from '#lib/logins.ts'
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

/** Takes away the logins of every other key: for when no process has one any more. Returns their names. */
export async function dropOtherLogins(databaseUrl: string, key: string): Promise<string[]> {
  const owner = new pg.Client({ connectionString: databaseUrl })
  await owner.connect()
  try {
    const dropped: string[] = []
    for (const name of logins) {
      const { rows } = await owner.query<{ rolname: string }>(
        'select rolname from pg_roles where starts_with(rolname, $1) and length(rolname) = $2 and rolname <> $3',
        [loginPrefix(name, databaseUrl), ...lengthAndName(login(name, databaseUrl, key).role)],
      )
      for (const { rolname } of rows) {
        await owner.query(`drop role ${pg.escapeIdentifier(rolname)}`)
        dropped.push(rolname)
      }
    }
    return dropped
  } finally {
    await owner.end()
  }
}

/** A longer name belongs to another database. */
function lengthAndName(role: string): [number, string] {
  return [role.length, role]
}

/**
 * The role, or, when it is there with another password, the password. Its rights come with its group, and
 * so does what it makes: the queue's tables belong to the group, whichever key's login made them.
 */
async function make(owner: pg.Client, name: LoginName, databaseUrl: string, key: string) {
  const { role, password } = login(name, databaseUrl, key)
  const { rows } = await owner.query('select from pg_roles where rolname = $1', [role])
  const verb = rows.length > 0 ? 'alter' : 'create'
  const [id, secret] = [pg.escapeIdentifier(role), pg.escapeLiteral(password)]
  await owner.query(`${verb} role ${id} login inherit nobypassrls password ${secret}`)
  await owner.query(`grant firstframe_${name} to ${id}`)
  await owner.query(`alter role ${id} set role = 'firstframe_${name}'`)
}

function sentence(error: unknown): unknown {
  if (!(error instanceof pg.DatabaseError) || error.code !== '42501') return error
  return new Unable(
    'The user of DATABASE_URL may not create roles, which keep the workspaces apart: give it the right (ALTER ROLE … CREATEROLE), and start again. An embedded database of an earlier version gets it when everything that uses its DATA_DIR was stopped.',
  )
}

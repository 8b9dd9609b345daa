import pg from 'pg'
import { loginUrl } from '#lib/logins.ts'

/** 42501: insufficient privilege, of a grant or of a policy. */
export const refused = { code: '42501' }

/** Runs statements of a viewer in a transaction that names `workspace`, and takes all back. */
export async function asViewer<T>(
  workspace: string | undefined,
  work: (ask: (statement: string, values?: unknown[]) => Promise<string[]>) => Promise<T>,
): Promise<T> {
  const client = new pg.Client({ connectionString: loginUrl('viewer') })
  await client.connect()
  try {
    await client.query('begin')
    if (workspace !== undefined)
      await client.query(`select set_config('firstframe.workspace', $1, true)`, [workspace])
    return await work(async (statement, values) => {
      await client.query('savepoint before')
      try {
        const { rows } = await client.query<string[]>({
          text: statement,
          values: values ?? [],
          rowMode: 'array',
        })
        return rows.map(([row]) => String(row))
      } finally {
        await client.query('rollback to savepoint before')
      }
    })
  } finally {
    await client.end()
  }
}

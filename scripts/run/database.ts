import { resolve } from 'node:path'
import { applyMigrations } from '../migrations/apply.ts'
import { prepareLogins } from '../migrations/logins.ts'
import { type Cluster, joinCluster } from '../postgres/cluster.ts'
import { keepServer } from '../postgres/keep.ts'
import { type Say, step } from '../steps.ts'
import type { Closing } from './closing.ts'
import { checkHosted } from './hosted-database.ts'
import type { Prepared } from './settings.ts'

/** Makes sure of the database and its migrations, and adds DATABASE_URL to what processes get. */
export async function prepareDatabase(prepared: Prepared, closing: Closing): Promise<void> {
  const { env, variables } = prepared
  const url = await step('Database', (say) =>
    env.DATABASE_URL ? checkHosted(env.DATABASE_URL, say) : embedded(env.DATA_DIR, closing, say),
  )
  variables.DATABASE_URL = url
  await step('Migrations', async (say) => {
    const applied = await applyMigrations(url, resolve('prisma/migrations'))
    await prepareLogins(url, variables.ENCRYPTION_KEY ?? '')
    say(applied.length === 0 ? 'up to date' : `${applied.length} applied`)
  })
}

async function embedded(dataDir: string, closing: Closing, say: Say): Promise<string> {
  say('embedded PostgreSQL')
  const cluster = await joinCluster(dataDir)
  closing.add(() => cluster.leave())
  closing.add(keepServer(cluster))
  say(`embedded PostgreSQL, ${words[cluster.found]}, in ${cluster.directory}`)
  return cluster.databaseUrl
}

const words: Record<Cluster['found'], string> = {
  made: 'made new',
  started: 'started',
  adopted: 'joined',
}

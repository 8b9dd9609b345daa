import { chmodSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import type { TestProject } from 'vitest/node'
import { applyMigrations } from '#scripts/migrations/apply.ts'
import { joinCluster } from '#scripts/postgres/cluster.ts'

/** One PostgreSQL for the whole run, without fsync. Its database is the template of every file's own. */
export default async function setup(project: TestProject) {
  const directory = mkdtempSync(join(tmpdir(), 'firstframe-tests-'))
  chmodSync(directory, 0o711) // as root the server runs as another account, which must pass
  const cluster = await joinCluster(directory, ['fsync=off', 'synchronous_commit=off'])
  await applyMigrations(cluster.databaseUrl, resolve('prisma/migrations'))
  project.provide('databaseUrl', cluster.databaseUrl)
  project.provide('directory', directory)
  return async () => {
    await cluster.leave()
    rmSync(directory, { recursive: true })
  }
}

declare module 'vitest' {
  interface ProvidedContext {
    databaseUrl: string
    directory: string
  }
}

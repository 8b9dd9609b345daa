import { chmodSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import type { TestProject } from 'vitest/node'
import { applyMigrations } from '#scripts/migrations/apply.ts'
import { type Cluster, joinCluster } from '#scripts/postgres/cluster.ts'

/** One PostgreSQL for the whole run, without fsync. Its database is the template of every file's own. */
export default async function setup(project: TestProject) {
  const directory = mkdtempSync(join(tmpdir(), 'firstframe-tests-'))
  chmodSync(directory, 0o711) // as root the server runs as another account, which must pass
  const cluster = await joinCluster(directory, ['fsync=off', 'synchronous_commit=off'])
  await applyMigrations(cluster.databaseUrl, resolve('prisma/migrations'))
  project.provide('databaseUrl', cluster.databaseUrl)
  project.provide('directory', directory)
  const stopWatching = endWithRun(cluster, directory)
  return async () => {
    stopWatching()
    await cluster.leave()
    rmSync(directory, { recursive: true })
  }
}

/** A run that is told to end ends at once: no teardown, only what can be done without waiting. */
function endWithRun({ directory: place }: Cluster, directory: string): () => void {
  const end = () => {
    const pid = Number.parseInt(readFileSync(join(place, 'data', 'postmaster.pid'), 'utf8'), 10)
    process.kill(pid, 'SIGQUIT') // PostgreSQL's immediate shutdown
    rmSync(directory, { recursive: true, force: true, maxRetries: 10 })
  }
  const exit = () => process.exit(1)
  process.once('exit', end)
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, exit)
  return () => {
    process.off('exit', end)
    for (const signal of ['SIGINT', 'SIGTERM'] as const) process.off(signal, exit)
  }
}

declare module 'vitest' {
  interface ProvidedContext {
    databaseUrl: string
    directory: string
  }
}

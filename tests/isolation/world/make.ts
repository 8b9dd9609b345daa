import { mkdirSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import pg from 'pg'
import { contentOf } from './canary.ts'
import { workspaceNames } from './cast.ts'
import { frameKey, frames, jobs, mediaKey } from './job-rows.ts'
import { insertPeople } from './people-rows.ts'
import { insertWorkspace } from './workspace-rows.ts'

/** Writes the rows of the world into an empty database: every workspace, everybody, all that they have. */
export async function fillWorld(databaseUrl: string): Promise<void> {
  const client = new pg.Client({ connectionString: databaseUrl })
  await client.connect()
  try {
    await client.query('begin')
    await insertPeople(client)
    for (const name of workspaceNames) await insertWorkspace(client, name)
    await client.query('commit')
    await client.query('analyze')
  } finally {
    await client.end()
  }
}

/** The files that its rows name. Their bytes say whose they are, too. */
export function fillFiles(folder: string): void {
  for (const name of workspaceNames) {
    const bytes = `${contentOf(name)} `.repeat(200)
    const keys = frames.flatMap((n) => [
      frameKey(name, n),
      frameKey(name, n).replace('.jpg', '-small.webp'),
    ])
    for (const { n, state } of jobs)
      if (state === 'done') keys.push(mediaKey(name, n, 'mp4'), mediaKey(name, n, 'webp'))
    for (const key of keys) {
      const path = join(folder, key)
      mkdirSync(dirname(path), { recursive: true })
      writeFileSync(path, bytes)
    }
  }
}

import { readdir } from 'node:fs/promises'
import { env } from '#lib/env.ts'
import { sql } from '#tests/support/database.ts'

/** Every file under the data directory, hidden ones too. */
export async function storedFiles(): Promise<string[]> {
  const entries = await readdir(env().DATA_DIR, { recursive: true, withFileTypes: true })
  return entries
    .filter((entry) => entry.isFile())
    .map((entry) => `${entry.parentPath}/${entry.name}`)
    .sort()
}

export async function frameCount(): Promise<number> {
  const [row] = await sql<{ n: string }>('select count(*) as n from frame')
  return Number(row?.n)
}

/** What can be seen to have been kept: the files and the number of rows. */
export async function kept() {
  return { files: await storedFiles(), rows: await frameCount() }
}

export async function* once(bytes: Uint8Array, chunkBytes = 65_536) {
  for (let at = 0; at < bytes.length; at += chunkBytes) yield bytes.subarray(at, at + chunkBytes)
}

import 'server-only'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { env } from '#lib/env.ts'
import { disk } from '#lib/files/disk.ts'
import type { Files } from '#lib/files/files.ts'

/** Where this installation keeps its files: STORAGE_URL. lib/env.ts admits only addresses that work. */
export function files(): Files {
  return disk(storageRoot())
}

/** A folder on this machine for bytes that are still to be judged. */
export function incoming(): string {
  return join(env().DATA_DIR, 'incoming')
}

function storageRoot(): string {
  return fileURLToPath(env().STORAGE_URL)
}

import 'server-only'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { env } from '#lib/env.ts'
import { disk } from '#lib/files/disk.ts'
import type { Files } from '#lib/files/files.ts'
import { later } from '#lib/files/later.ts'
import { processWide } from '#lib/process-wide.ts'

/** Where this installation keeps its files: STORAGE_URL. lib/env.ts admits only addresses that work. */
export function files(): Files {
  const address = env().STORAGE_URL
  return address.startsWith('s3:') ? later(bucket) : disk(fileURLToPath(address))
}

/** A folder on this machine for bytes that are still to be judged. */
export function incoming(): string {
  return join(env().DATA_DIR, 'incoming')
}

/** Loaded only where it is used, since its SDK takes 170 ms and 35 MB; once, since its client keeps connections open. */
function bucket(): Promise<Files> {
  return processWide('bucket', async () => {
    const [{ s3 }, { openBucket }] = await Promise.all([
      import('#lib/files/s3.ts'),
      import('#lib/files/bucket.ts'),
    ])
    return s3(openBucket(env()))
  })
}

import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { parseEnv, settings } from '#lib/env.ts'
import type { Prepared } from '#scripts/run/settings.ts'
import type { Bench } from '../bench.ts'

/** Signs the bench's own sessions; nothing outside ever sees it. */
export const secret = 'a-secret-that-only-the-bench-knows-0123456789'

/**
 * What the product's processes are given: nothing of this machine's settings or .env counts, so no key and
 * no database of somebody's is ever touched.
 */
export function productSettings(
  bench: Pick<Bench, 'directory'>,
  given: Record<string, string>,
): Prepared {
  const dataDir = join(bench.directory, 'data')
  mkdirSync(dataDir, { recursive: true, mode: 0o700 })
  const unset = Object.fromEntries(Object.keys(settings.shape).map((name) => [name, '']))
  const { PORT } = given
  const variables = {
    ...process.env,
    ...unset,
    DATA_DIR: dataDir,
    STORAGE_URL: pathToFileURL(join(dataDir, 'files')).href,
    NEXTAUTH_SECRET: secret,
    ENCRYPTION_KEY: secret,
    LOG_LEVEL: 'error',
    NODE_ENV: 'production' as const,
    NEXT_TELEMETRY_DISABLED: '1',
    ...(PORT && {
      APP_URL: `http://127.0.0.1:${PORT}`,
      NEXTAUTH_URL: `http://127.0.0.1:${PORT}`,
    }),
    ...given,
  }
  return { env: parseEnv(variables), variables }
}

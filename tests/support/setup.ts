import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { inject } from 'vitest'
import { settings } from '#lib/env.ts'
import { freePort } from '#scripts/ports.ts'

/**
 * Runs before each test file, before any module of the product: what this machine has set does not
 * count here. The database of DATABASE_URL is made by importing `#tests/support/database.ts`.
 */
for (const name of Object.keys(settings.shape)) delete process.env[name]

const name = `test_${process.pid}_${Date.now().toString(36)}`
const databaseUrl = new URL(inject('databaseUrl'))
databaseUrl.pathname = `/${name}`
const dataDir = join(inject('directory'), name)
mkdirSync(dataDir, { mode: 0o700 })

Object.assign(process.env, {
  DATABASE_URL: databaseUrl.href,
  DATA_DIR: dataDir,
  PORT: String(await freePort()),
  APP_URL: 'http://localhost:3000',
  NEXTAUTH_SECRET: 'a-secret-that-only-the-tests-know-0123456789',
  ENCRYPTION_KEY: 'a-key-that-only-the-tests-know-0123456789ab',
  ENCRYPTION_KEY_OLD:
    'a-key-from-long-before-0123456789abcdef,the-key-just-before-0123456789abcdef',
  SANDBOX_PORT: String(await freePort()),
  LOG_LEVEL: 'error',
})

await import('./logged-errors.ts')

import { existsSync, mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { defineConfig, devices } from '@playwright/test'
import { settings } from '#lib/env.ts'
import { freePort } from '#scripts/ports.ts'

/** The browser tests run on the whole product as `npm start` starts it, in a DATA_DIR of its own. */

// Chosen once, by the first process that reads this; its workers inherit them.
process.env.E2E_PORT ??= String(await freePort())
process.env.E2E_SANDBOX_PORT ??= String(await freePort())
process.env.E2E_SMTP_PORT ??= String(await freePort())
process.env.E2E_OIDC_PORT ??= String(await freePort())
process.env.E2E_MAIL_DIR ??= mkdtempSync(join(tmpdir(), 'firstframe-mail-'))
process.env.E2E_DATA_DIR ??= join(tmpdir(), `firstframe-e2e-${process.env.E2E_PORT}`)

const origin = `http://localhost:${process.env.E2E_PORT}`
const chromium = '/usr/bin/chromium'

export default defineConfig({
  testDir: 'tests/e2e',
  globalSetup: ['./tests/e2e/upstream.ts', './tests/e2e/doors/servers.ts'],
  fullyParallel: true,
  forbidOnly: true,
  workers: 2,
  timeout: 60_000,
  expect: { timeout: 10_000 },
  use: {
    ...devices['Desktop Chrome'],
    baseURL: origin,
    locale: 'en-US',
    trace: 'retain-on-failure',
    launchOptions: {
      // Debian's own, where Playwright's cannot be downloaded.
      ...(existsSync(chromium) && { executablePath: chromium }),
      args: [
        ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
        '--disable-background-networking',
        '--disable-component-update',
        '--disable-sync',
        '--no-first-run',
        '--disable-quic',
      ],
    },
  },
  // The second part needs the product for itself: it measures, and takes the upstream away from all.
  projects: [
    { name: 'together', testIgnore: 'alone/**' },
    { name: 'alone', testMatch: 'alone/**', dependencies: ['together'], workers: 1 },
  ],
  webServer: {
    command: 'exec node scripts/start.mjs',
    url: `${origin}/api/health`,
    timeout: 300_000,
    gracefulShutdown: { signal: 'SIGTERM', timeout: 60_000 },
    stdout: 'pipe',
    env: {
      // Nothing of this machine's .env counts: no key, no database of somebody's.
      ...Object.fromEntries(Object.keys(settings.shape).map((name) => [name, ''])),
      PORT: process.env.E2E_PORT,
      DATA_DIR: process.env.E2E_DATA_DIR,
      TRUST_PROXY: '1',
      SANDBOX_PORT: process.env.E2E_SANDBOX_PORT,
      SANDBOX_SPEED: '20',
      SANDBOX_RPM: '0',
      MINIMAX_RPM: '600',
      MINIMAX_CONCURRENCY: '100', // some tests leave tasks that never end
      SMTP_URL: `smtp://127.0.0.1:${process.env.E2E_SMTP_PORT}`,
      OIDC_ISSUER: `http://127.0.0.1:${process.env.E2E_OIDC_PORT}`,
      OIDC_CLIENT_ID: 'firstframe',
      OIDC_CLIENT_SECRET: 'a secret for the tests alone',
      OIDC_NAME: 'Acme',
      LOG_LEVEL: 'warn',
    },
  },
})

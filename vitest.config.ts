import { availableParallelism } from 'node:os'
import { fileURLToPath } from 'node:url'
import { defineConfig } from 'vitest/config'

export default defineConfig({
  resolve: {
    // Both throw outside a React server build; here the tests are the server.
    alias: {
      'server-only': fileURLToPath(new URL('tests/support/empty.ts', import.meta.url)),
      'next-intl/server': fileURLToPath(
        new URL('tests/support/next-intl-server.ts', import.meta.url),
      ),
    },
  },
  test: {
    include: ['tests/**/*.test.{ts,tsx}'],
    exclude: ['tests/e2e/**', 'tests/isolation/**'], // after the production build, scripts/checks
    globalSetup: 'tests/support/server.ts',
    setupFiles: 'tests/support/setup.ts',
    maxConcurrency: 12, // rows of tests/lib/jobs/faults: they wait for the sandbox, not for each other
    maxWorkers: Math.ceil(availableParallelism() * 1.5), // they wait more than they compute
    pool: 'forks', // process.env, signals and native modules as in the product
    testTimeout: 60_000,
    hookTimeout: 60_000,
    restoreMocks: true,
  },
})

import { fileURLToPath } from 'node:url'
import { defineConfig } from 'vitest/config'

export default defineConfig({
  resolve: {
    // Both throw outside a React server build; here the tests are the server.
    alias: {
      'server-only': support('empty.ts'),
      'next-intl/server': support('next-intl-server.ts'),
    },
  },
  test: {
    include: ['tests/**/*.test.{ts,tsx}'],
    exclude: ['tests/e2e/**', 'tests/isolation/**'], // after the production build, scripts/checks
    globalSetup: 'tests/support/server.ts',
    setupFiles: 'tests/support/setup.ts',
    maxWorkers: '100%', // they wait for the database more than they compute
    pool: 'forks', // process.env, signals and native modules as in the product
    testTimeout: 60_000,
    hookTimeout: 60_000,
    restoreMocks: true,
  },
})

function support(file: string): string {
  return fileURLToPath(new URL(`tests/support/${file}`, import.meta.url))
}

import { fileURLToPath } from 'node:url'
import { defineConfig } from 'vitest/config'

/** The attempts on the production build: a check of their own, after it is made (scripts/checks). */
export default defineConfig({
  root: fileURLToPath(new URL('../..', import.meta.url)),
  test: {
    include: ['tests/isolation/**/*.test.ts'],
    globalSetup: ['tests/support/server.ts', 'tests/isolation/end-with-run.ts'],
    fileParallelism: false, // each measures and fills both cores
    pool: 'forks',
    testTimeout: 900_000,
    hookTimeout: 900_000,
  },
})

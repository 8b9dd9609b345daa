import { resolve } from 'node:path'
import { defineConfig } from '@playwright/test'
import base from '../../playwright.config.ts'

/** `npm run screenshots`: the product of the browser tests, with content to look at. */
const { webServer, projects: _, ...rest } = base

export default defineConfig({
  ...rest,
  testDir: '.',
  workers: 1,
  globalSetup: ['../e2e/doors/servers.ts'],
  ...(webServer && !Array.isArray(webServer) && { webServer: { ...webServer, cwd: resolve('.') } }),
})

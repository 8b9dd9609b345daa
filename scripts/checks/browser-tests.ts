import { chmodSync, existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Found } from './checks.ts'
import { runTool } from './tool.ts'

/** What we read of Playwright's JSON report. https://playwright.dev/docs/test-reporters#json-reporter */
type Report = { stats: { expected: number; unexpected: number; flaky: number; skipped: number } }

/** Runs Playwright on the whole product, started in a DATA_DIR of its own. */
export async function browserTests(directory: string): Promise<Found> {
  const file = join(directory, 'playwright.json')
  const dataDir = mkdtempSync(join(tmpdir(), 'firstframe-e2e-'))
  chmodSync(dataDir, 0o711) // as root the embedded PostgreSQL runs as another account
  try {
    const { ok, output } = await runTool(
      ['node_modules/@playwright/test/cli.js', 'test', '--reporter=list,json'],
      { ...process.env, PLAYWRIGHT_JSON_OUTPUT_FILE: file, E2E_DATA_DIR: dataDir },
    )
    if (!existsSync(file)) return { passed: 0, failed: 1, output }
    const { stats }: Report = JSON.parse(readFileSync(file, 'utf8'))
    const passed = stats.expected
    const failed = stats.unexpected + stats.flaky + stats.skipped
    return { passed, failed: failed === 0 && (!ok || passed === 0) ? 1 : failed, output }
  } finally {
    rmSync(dataDir, { recursive: true, force: true })
  }
}

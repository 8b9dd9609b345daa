import { chmodSync, existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Found } from './checks.ts'
import { runTool } from './tool.ts'

/** What we read of Playwright's JSON report. https://playwright.dev/docs/test-reporters#json-reporter */
type Report = { stats: { expected: number; unexpected: number; flaky: number; skipped: number } }

/** Runs Playwright on the whole product, started in a DATA_DIR of its own. */
export async function browserTests(directory: string, stop: AbortSignal): Promise<Found> {
  const file = join(directory, 'playwright.json')
  const dataDir = mkdtempSync(join(tmpdir(), 'firstframe-e2e-'))
  chmodSync(dataDir, 0o711) // as root the embedded PostgreSQL runs as another account
  try {
    const { ok, output } = await runTool(
      ['node_modules/@playwright/test/cli.js', 'test', '--reporter=list,json'],
      stop,
      { ...process.env, PLAYWRIGHT_JSON_OUTPUT_FILE: file, E2E_DATA_DIR: dataDir },
    )
    if (!existsSync(file)) return { passed: 0, failed: 1, output }
    return { ...count(JSON.parse(readFileSync(file, 'utf8')), ok), output }
  } finally {
    rmSync(dataDir, { recursive: true, force: true })
  }
}

/** What did not pass failed: also one that passed at its second try, a skipped one, and none at all. */
export function count({ stats }: Report, ok: boolean): { passed: number; failed: number } {
  const passed = stats.expected
  const failed = stats.unexpected + stats.flaky + stats.skipped
  return { passed, failed: failed === 0 && (!ok || passed === 0) ? 1 : failed }
}

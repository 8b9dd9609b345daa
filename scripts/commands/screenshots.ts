import { chmodSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { runTool } from '../checks/tool.ts'
import { stopSignal } from '../run/stop-signal.ts'
import { step } from '../steps.ts'

/** `npm run screenshots`: pictures of every page into screenshots/, and the README's two into docs/. */
export async function run(): Promise<number> {
  const stop = stopSignal(() => process.exit(1))
  const dataDir = mkdtempSync(join(tmpdir(), 'firstframe-screenshots-'))
  chmodSync(dataDir, 0o711) // as root the embedded PostgreSQL runs as another account
  try {
    const { ok, output } = await step('Screenshots', (say) => {
      say('some minutes')
      return runTool(
        [
          'node_modules/@playwright/test/cli.js',
          'test',
          '--config=tests/screenshots/playwright.config.ts',
          '--reporter=line',
        ],
        stop,
        { ...process.env, E2E_DATA_DIR: dataDir },
      )
    })
    if (!ok) console.error(output)
    return ok ? 0 : 1
  } finally {
    rmSync(dataDir, { recursive: true, force: true })
  }
}

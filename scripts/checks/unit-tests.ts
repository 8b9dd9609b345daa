import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Found } from './checks.ts'
import { runTool } from './tool.ts'

/** What we read of Vitest's JSON report. https://vitest.dev/guide/reporters#json-reporter */
type Report = {
  numTotalTests: number
  numPassedTests: number
  testResults: { status: string; assertionResults: unknown[] }[]
}

/** Runs Vitest. */
export function unitTests(directory: string, stop: AbortSignal): Promise<Found> {
  return vitest([], directory, stop)
}

/** Runs the attempts on the production build to get at what is another's. */
export function isolationTests(directory: string, stop: AbortSignal): Promise<Found> {
  return vitest(['--config', 'tests/isolation/vitest.config.ts'], directory, stop)
}

async function vitest(options: string[], directory: string, stop: AbortSignal): Promise<Found> {
  const file = join(directory, 'vitest.json')
  const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${file}`]
  const { ok, output } = await runTool(
    ['node_modules/vitest/vitest.mjs', 'run', ...options, ...reporters],
    stop,
  )
  if (!existsSync(file)) return { passed: 0, failed: 1, output }
  return { ...count(JSON.parse(readFileSync(file, 'utf8')), ok), output }
}

/** What did not pass failed: also a skipped test, a file that could not be read, and no test at all. */
export function count(report: Report, ok: boolean): { passed: number; failed: number } {
  const unread = report.testResults.filter(
    ({ status, assertionResults }) => status === 'failed' && assertionResults.length === 0,
  )
  const passed = report.numPassedTests
  const failed = report.numTotalTests - passed + unread.length
  return { passed, failed: failed === 0 && (!ok || passed === 0) ? 1 : failed }
}

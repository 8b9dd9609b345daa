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

/** Runs Vitest. What did not pass failed: also a skipped test, and a file that could not be read. */
export async function unitTests(directory: string): Promise<Found> {
  const file = join(directory, 'vitest.json')
  const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${file}`]
  const { ok, output } = await runTool(['node_modules/vitest/vitest.mjs', 'run', ...reporters])
  if (!existsSync(file)) return { passed: 0, failed: 1, output }
  const report: Report = JSON.parse(readFileSync(file, 'utf8'))
  const unread = report.testResults.filter(
    ({ status, assertionResults }) => status === 'failed' && assertionResults.length === 0,
  )
  const passed = report.numPassedTests
  const failed = report.numTotalTests - passed + unread.length
  return { passed, failed: failed === 0 && (!ok || passed === 0) ? 1 : failed, output }
}

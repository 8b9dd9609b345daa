import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { build } from '../run/build.ts'
import type { Say } from '../steps.ts'
import { browserTests } from './browser-tests.ts'
import { type Ran, runTool } from './tool.ts'
import { isolationTests, unitTests } from './unit-tests.ts'

/** What a check found. `output` is shown when anything failed. */
export type Found = { passed: number; failed: number; output: string }

export type Check = { title: string; run: (say: Say, stop: AbortSignal) => Promise<Found> }

/** Every check of the project, in the order that finds the cheapest mistake first. */
export const checks: Check[] = [
  { title: 'Format and lint', run: one('node_modules/@biomejs/biome/bin/biome', 'check') },
  { title: 'Types', run: types },
  { title: 'Unused code', run: one('node_modules/knip/bin/knip.js', '--no-progress') },
  { title: 'Unit and integration tests', run: inReports(unitTests) },
  { title: 'Production build', run: productionBuild },
  { title: 'Isolation', run: inReports(isolationTests) },
  { title: 'Browser tests', run: inReports(browserTests) },
]

function one(...args: string[]): Check['run'] {
  return async (_, stop) => found(await runTool(args, stop))
}

/** Routes have types of their own, which Next writes. */
async function types(_: Say, stop: AbortSignal): Promise<Found> {
  const written = await runTool(['node_modules/next/dist/bin/next', 'typegen'], stop)
  const tsc = ['node_modules/typescript/bin/tsc', '--noEmit', '--incremental', 'false']
  return found(written.ok ? await runTool(tsc, stop) : written)
}

async function productionBuild(say: Say, stop: AbortSignal): Promise<Found> {
  const { DATABASE_URL: _, ...variables } = process.env // a build that reads the database is wrong
  await build(variables, stop, say)
  return { passed: 1, failed: 0, output: '' }
}

function found({ ok, output }: Ran): Found {
  return { passed: ok ? 1 : 0, failed: ok ? 0 : 1, output }
}

type InReports = (directory: string, stop: AbortSignal) => Promise<Found>

/** Gives it an empty directory for the report it counts from. */
function inReports(run: InReports): Check['run'] {
  return async (_, stop) => {
    const directory = mkdtempSync(join(tmpdir(), 'firstframe-report-'))
    try {
      return await run(directory, stop)
    } finally {
      rmSync(directory, { recursive: true })
    }
  }
}

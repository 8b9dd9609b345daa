import { spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { cpSync, existsSync, globSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { freePort } from '#scripts/ports.ts'
import type { Bench } from '../bench.ts'
import { answersAt, type Server, startServer } from '../process/server.ts'
import type { Seat } from './seed.ts'

const sources = 'bench/limit-next'
/** Built outside the sources, in a folder that git, the linter and the tests do not look into. */
const place = '.bench/limit-next'
const next = resolve('node_modules/next/dist/bin/next')
const variables = { ...process.env, NEXT_TELEMETRY_DISABLED: '1', NODE_ENV: 'production' as const }

/** L(next): an otherwise empty Next app whose routes do the same query or update through pg. */
export async function startLimitNext(bench: Bench, databaseUrl: string): Promise<Server> {
  buildLimitNext(bench)
  const port = String(await freePort())
  const origin = `http://127.0.0.1:${port}`
  return startServer(bench, {
    name: 'limit app',
    args: [next, 'start', '-H', '127.0.0.1', '-p', port],
    directory: resolve(place),
    variables: { ...variables, DATABASE_URL: databaseUrl },
    origin,
    up: () => answersAt(`${origin}/empty`),
  })
}

export function limitCookieOf({ token }: Seat): string {
  return `limit.session=${token}`
}

function buildLimitNext(bench: Bench): void {
  const stamp = join(place, '.next', 'made-from')
  const source = hashOfSources()
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === source) return
  bench.say('building the limit app')
  rmSync(place, { recursive: true, force: true })
  cpSync(sources, place, { recursive: true })
  const { status, stdout, stderr } = spawnSync(process.execPath, [next, 'build'], {
    cwd: resolve(place),
    env: variables,
    encoding: 'utf8',
  })
  if (status !== 0) throw new Error(`the limit app could not be built:\n${stdout}${stderr}`)
  writeFileSync(stamp, source)
}

function hashOfSources(): string {
  const hash = createHash('sha256')
  const files = globSync(`${sources}/**/*.{ts,tsx,json}`).sort()
  for (const path of [...files, 'package-lock.json']) hash.update(path).update(readFileSync(path))
  return hash.digest('hex')
}

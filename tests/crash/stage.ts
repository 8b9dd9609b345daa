import { chmodSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { settings } from '#lib/env.ts'
import { freePort } from '#scripts/ports.ts'
import type { Closing } from '#scripts/run/closing.ts'
import { Database } from './database.ts'
import { Gate } from './gate.ts'
import { aPicture, type Person, person } from './person.ts'
import { Process } from './process.ts'
import { Upstream } from './upstream.ts'
import { warmUp } from './warm-up.ts'

/** The product as it runs, each part a process of its own, in a DATA_DIR of its own. */
export type Stage = {
  database: Database
  web: Process
  worker: Process
  upstream: Upstream
  /** Between the product and the upstream. */
  gate: Gate
  /** Where the web process listens. */
  origin: string
  /** Where the files lie. */
  storage: string
  /** Runs of web and worker that were killed. */
  dead: Set<string>
  /** Each in a workspace of their own, so that a lock on one stops nobody else. */
  people: { asking: Person; claimed: Person; everybody: Person }
  /** What every video is: they are all of the same frame. */
  video: { sha256: string; sizeBytes: number }
}

const key = 'a-key-that-only-the-tests-know-0123456789ab'

export async function openStage(closing: Closing): Promise<Stage> {
  const directory = mkdtempSync(join(tmpdir(), 'firstframe-crash-'))
  chmodSync(directory, 0o711) // as root PostgreSQL runs as another account, which must pass
  closing.add(async () => rmSync(directory, { recursive: true, force: true }))
  const [port, gatePort, sandboxPort] = [await freePort(), await freePort(), await freePort()]
  const database = await Database.open(directory, key, closing)
  const gate = new Gate(gatePort, sandboxPort)
  closing.add(async () => gate.close())
  const origin = `http://127.0.0.1:${port}`
  const upstream = new Upstream(`http://127.0.0.1:${sandboxPort}`)
  const dead = new Set<string>()
  const variables = variablesFor(directory, database.url, port)
  const start = (name: string, args: string[], isUp: () => Promise<boolean>) => {
    const upstreamPort = String(name === 'sandbox' ? sandboxPort : gatePort)
    const process = new Process({
      name,
      args,
      variables: { ...variables, SANDBOX_PORT: upstreamPort },
      isUp,
      log: join(directory, 'log'),
    })
    closing.add(() => process.end('SIGKILL'))
    return process
  }
  const product = ['--conditions=react-server']
  const sandbox = start('sandbox', ['sandbox/main.ts'], () => upstream.isUp())
  const web = start('web', [...product, 'tests/crash/submitter.ts'], async () => {
    const answers = await fetch(`${origin}/api/health`).then(
      () => true,
      () => false,
    )
    return answers && (await says(database, 'web', dead))
  })
  const worker = start('worker', [...product, 'worker.ts'], () => says(database, 'worker', dead))
  await Promise.all([sandbox.up(), web.up(), worker.up()])
  const picture = await aPicture()
  const somebody = () => person(database, origin, picture)
  const [asking, claimed, everybody] = [await somebody(), await somebody(), await somebody()]
  const people = { asking, claimed, everybody }
  const storage = join(directory, 'files')
  const stage = { database, web, worker, upstream, gate, origin, storage, dead, people }
  return { ...stage, video: await warmUp(stage) }
}

function variablesFor(directory: string, databaseUrl: string, port: number) {
  const none = Object.fromEntries(Object.keys(settings.shape).map((name) => [name, '']))
  return {
    ...process.env,
    ...none,
    NODE_ENV: 'production' as const,
    LOG_LEVEL: 'info',
    DATABASE_URL: databaseUrl,
    DATA_DIR: directory,
    PORT: String(port),
    NEXTAUTH_SECRET: 'a-secret-that-only-the-tests-know-0123456789',
    ENCRYPTION_KEY: key,
    MINIMAX_RPM: '100000',
    MINIMAX_CONCURRENCY: '1000',
    SANDBOX_RPM: '0',
    SANDBOX_SPEED: '50',
  }
}

/** Whether a run of `kind` that was not killed says that it lives. */
async function says(database: Database, kind: string, dead: Set<string>): Promise<boolean> {
  const statement = 'select boot_id as id from process where kind = $1'
  const rows = await database.sql<{ id: string }>(statement, [kind]).catch(() => [])
  return rows.some(({ id }) => !dead.has(id))
}

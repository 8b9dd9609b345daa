import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { pathToFileURL } from 'node:url'
import { settings } from '#lib/env.ts'
import { freePort } from '#scripts/ports.ts'
import { type Door, doorTo } from './door.ts'
import { secret } from './visitors.ts'

/** The web server of a production build. `said`: all that it wrote to its log. */
export type Portal = { origin: string; door: Door; said: () => string; stop: () => Promise<void> }

type Options = {
  databaseUrl: string
  /** Where the world's files are. */
  files: string
  /** The folder of the tree whose build is started. */
  directory?: string
  /** A module that is loaded before the server. */
  preload?: string
  variables?: Record<string, string>
}

const followParent = `${pathToFileURL('scripts/run/follow-parent.mjs').href}?starter=${process.pid}`

/** Starts it as `npm start` does, with nothing around it: no worker sends what somebody asks for. */
export async function startPortal({
  databaseUrl,
  files,
  directory = '.',
  preload,
  variables = {},
}: Options): Promise<Portal> {
  const port = String(await freePort())
  const origin = `http://127.0.0.1:${port}`
  const unset = Object.fromEntries(Object.keys(settings.shape).map((name) => [name, '']))
  const next = join(process.cwd(), 'node_modules/next/dist/bin/next')
  const child = spawn(
    process.execPath,
    [
      '--disable-warning=ExperimentalWarning',
      '--import',
      followParent,
      ...(preload ? ['--require', preload] : []),
      next,
      'start',
      '-H',
      '127.0.0.1',
      '-p',
      port,
    ],
    {
      cwd: directory,
      env: {
        ...process.env,
        ...unset,
        NODE_ENV: 'production',
        NEXT_MANUAL_SIG_HANDLE: 'true',
        NEXT_TELEMETRY_DISABLED: '1',
        PORT: port,
        APP_URL: origin,
        DATA_DIR: mkdtempSync(join(tmpdir(), 'firstframe-isolation-')),
        STORAGE_URL: pathToFileURL(files).href,
        DATABASE_URL: databaseUrl,
        NEXTAUTH_SECRET: secret,
        ENCRYPTION_KEY: secret,
        SANDBOX_PORT: String(await freePort()),
        LOG_LEVEL: 'info',
        ...variables,
      },
      stdio: ['ignore', 'pipe', 'pipe', 'ipc'], // the channel is how it learns that we died
    },
  )
  let said = ''
  for (const stream of [child.stdout, child.stderr])
    stream?.on('data', (chunk) => (said += String(chunk)))
  await untilUp(child, `${origin}/api/health`, () => said)
  const door = doorTo(origin)
  return {
    origin,
    door,
    said: () => said,
    stop: async () => {
      await door.close()
      await end(child)
    },
  }
}

async function untilUp(child: ChildProcess, address: string, said: () => string): Promise<void> {
  for (let tries = 0; tries < 600 && child.exitCode === null; tries++) {
    const up = await fetch(address).then(
      ({ ok }) => ok,
      () => false,
    )
    if (up) return
    await wait(50)
  }
  throw new Error(`the portal did not start:\n${said()}`)
}

async function end(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return
  const ended = once(child, 'exit')
  child.kill('SIGTERM')
  const patience = setTimeout(() => child.kill('SIGKILL'), 10_000)
  await ended
  clearTimeout(patience)
}

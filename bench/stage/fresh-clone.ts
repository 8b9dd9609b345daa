import { type ChildProcess, spawn, spawnSync } from 'node:child_process'
import { once } from 'node:events'
import { delimiter, join } from 'node:path'
import { setTimeout } from 'node:timers/promises'
import { settings } from '#lib/env.ts'
import { freePort } from '#scripts/ports.ts'
import type { Bench } from '../bench.ts'
import { answersAt } from '../process/server.ts'

const patienceMilliseconds = 600_000

export type Clone = { origin: string; sandbox: string; stop(): Promise<void> }

/** The environment of somebody who has just cloned: nothing of this run's npm, Node and settings is in it. */
export function cleanEnvironment(): NodeJS.ProcessEnv {
  const variables: NodeJS.ProcessEnv = { ...process.env }
  for (const name of Object.keys(variables))
    if (name.startsWith('npm_') || name in settings.shape || name === 'NODE_COMPILE_CACHE')
      delete variables[name]
  const folders = (process.env.PATH ?? '').split(delimiter)
  return {
    ...variables,
    PATH: folders.filter((folder) => !folder.includes('node_modules')).join(delimiter),
    npm_config_prefer_offline: 'true',
    NEXT_TELEMETRY_DISABLED: '1',
  }
}

/** Clones the last commit into `directory` and answers when `npm start` there has everything up. */
export async function startClone(bench: Bench, directory: string): Promise<Clone> {
  const { status, stderr } = spawnSync('git', ['clone', '--quiet', '.', directory], {
    encoding: 'utf8',
  })
  if (status !== 0) throw new Error(`the repository could not be cloned: ${stderr}`)
  const [port, sandboxPort] = [String(await freePort()), String(await freePort())]
  const child = spawn('npm', ['start'], {
    cwd: directory,
    env: {
      ...cleanEnvironment(),
      PORT: port,
      SANDBOX_PORT: sandboxPort,
      SANDBOX_SPEED: '10',
      DATA_DIR: join(directory, '.data'),
    },
    stdio: ['ignore', 'pipe', 'pipe'],
    detached: true, // npm and what it starts are told to stop together
  })
  const stop = () => end(child)
  bench.closing.add(stop)
  const origin = `http://localhost:${port}`
  await untilUp(child, origin)
  return { origin, sandbox: `http://127.0.0.1:${sandboxPort}`, stop }
}

async function untilUp(child: ChildProcess, origin: string): Promise<void> {
  let said = ''
  const hear = (chunk: Buffer) => {
    said += chunk
  }
  child.stdout?.on('data', hear)
  child.stderr?.on('data', hear)
  const until = performance.now() + patienceMilliseconds
  while (!said.includes('Firstframe runs') || !(await answersAt(`${origin}/api/health`))) {
    if (child.exitCode !== null || performance.now() > until)
      throw new Error(`the clone did not start:\n${said}`)
    await setTimeout(20)
  }
}

async function end(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null || !child.pid) return
  const ended = once(child, 'exit')
  process.kill(-child.pid, 'SIGTERM')
  await ended
}

import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { setTimeout } from 'node:timers/promises'
import type { Closing } from '#scripts/run/closing.ts'

/** A server under measurement: a process of ours, by its number and where it answers. */
export type Server = {
  pid: number
  origin: string
  /** On the clock of performance.now(). */
  spawnedAt: number
  stop(): Promise<void>
}

export type Command = {
  name: string
  /** What Node is given: options, the script and its arguments. */
  args: string[]
  variables: NodeJS.ProcessEnv
  directory?: string
  origin: string
  /** Tells whether it is up. */
  up: () => Promise<boolean>
}

const patienceMilliseconds = 60_000

/** Starts it, waits until it is up, and sees to it that it ends with the bench. */
export async function startServer(
  { closing }: { closing: Closing },
  { name, args, variables, directory, origin, up }: Command,
): Promise<Server> {
  const spawnedAt = performance.now()
  const child = spawn(process.execPath, args, {
    cwd: directory,
    env: variables,
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  let said = ''
  const hear = (chunk: Buffer) => {
    said = (said + chunk).slice(-4_000)
  }
  child.stdout.on('data', hear)
  child.stderr.on('data', hear)
  const stop = () => end(child)
  closing.add(stop)
  if (await isUp(child, up)) return { pid: Number(child.pid), origin, spawnedAt, stop }
  throw new Error(`the ${name} did not start:\n${said}`)
}

async function isUp(child: ChildProcess, up: () => Promise<boolean>): Promise<boolean> {
  const until = performance.now() + patienceMilliseconds
  while (performance.now() < until && child.exitCode === null) {
    if (await up()) return true
    await setTimeout(5)
  }
  return false
}

/** Whether `address` answers with something that is no error. */
export async function answersAt(address: string, headers: Record<string, string> = {}) {
  try {
    const response = await fetch(address, { headers, redirect: 'manual' })
    await response.body?.cancel()
    return response.status === 200
  } catch {
    return false
  }
}

async function end(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return
  const ended = once(child, 'exit')
  child.kill('SIGTERM')
  const patience = globalThis.setTimeout(() => child.kill('SIGKILL'), 5_000)
  await ended
  clearTimeout(patience)
}

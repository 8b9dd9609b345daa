import { type ChildProcess, spawn } from 'node:child_process'
import { resolve } from 'node:path'
import { onTestFinished } from 'vitest'
import { settings } from '#lib/env.ts'

export type Command = {
  child: ChildProcess
  /** All that it said so far. */
  said(): string
  /** Resolves when it has said `text`; rejects when it ends first. */
  until(text: string): Promise<void>
  /** Resolves when it and all its output have ended. */
  ended: Promise<{ code: number | null; output: string }>
}

/** Runs `npm run <args>` as a person would, with no setting but `variables`. */
export function command(
  args: string[],
  variables: Record<string, string>,
  account: { uid?: number; gid?: number } = {},
): Command {
  const none = Object.fromEntries(Object.keys(settings.shape).map((name) => [name, '']))
  const child = spawn(process.execPath, [resolve('scripts/start.mjs'), ...args], {
    env: { ...process.env, NODE_ENV: 'production', LOG_LEVEL: 'warn', ...none, ...variables },
    stdio: ['ignore', 'pipe', 'pipe'],
    ...account,
  })
  onTestFinished(() => void child.kill('SIGKILL'))
  let output = ''
  const listeners = new Set<() => void>()
  for (const stream of [child.stdout, child.stderr])
    stream.on('data', (chunk) => {
      output += chunk
      for (const listener of listeners) listener()
    })
  const ended = new Promise<{ code: number | null; output: string }>((done) => {
    child.once('close', (code) => done({ code, output }))
  })
  return {
    child,
    ended,
    said: () => output,
    until: (text) =>
      new Promise((found, lost) => {
        const look = () => output.includes(text) && found()
        listeners.add(look)
        look()
        ended.then(() => lost(new Error(`it ended before it said ${text}:\n${output}`)))
      }),
  }
}

import { fork } from 'node:child_process'
import { resolve } from 'node:path'
import { z } from 'zod'
import type { Closing } from '#scripts/run/closing.ts'
import type { Reading } from '../measure/rounds.ts'

/**
 * A process that runs a piece of the product, or its limit, and measures it from inside. It answers
 * each question with a reading (bench/process/answer.ts is its other end).
 */
export type Subject = {
  pid: number
  ask(question: string, details?: Record<string, unknown>): Promise<Reading>
  stop(): Promise<void>
}

const answer = z.object({
  number: z.number(),
  reading: z.record(z.string(), z.number()).optional(),
  error: z.string().optional(),
})

type Waiting = { done: (reading: Reading) => void; fail: (error: Error) => void }

export function startSubject(
  { closing }: { closing: Closing },
  script: string,
  variables: NodeJS.ProcessEnv,
): Subject {
  const child = fork(resolve(script), {
    env: variables,
    execArgv: ['--disable-warning=ExperimentalWarning', '--conditions=react-server'],
    stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
  })
  const asked = new Map<number, Waiting>()
  let count = 0
  child.on('message', (message) => {
    const { number, reading, error } = answer.parse(message)
    const waiting = asked.get(number)
    asked.delete(number)
    if (reading) waiting?.done(reading)
    else waiting?.fail(new Error(`${script}: ${error}`))
  })
  const gone = new Promise<void>((done) => child.once('exit', () => done()))
  child.once('exit', (code) => {
    for (const { fail } of asked.values()) fail(new Error(`${script} ended with ${code}`))
  })
  const stop = async () => {
    child.disconnect?.()
    const patience = setTimeout(() => child.kill('SIGKILL'), 3_000)
    await gone
    clearTimeout(patience)
  }
  closing.add(async () => {
    if (child.connected) await stop()
  })
  return {
    pid: Number(child.pid),
    ask: (question, details = {}) =>
      new Promise((done, fail) => {
        asked.set(++count, { done, fail })
        child.send({ number: count, question, details })
      }),
    stop,
  }
}

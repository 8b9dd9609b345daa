import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout } from 'node:timers/promises'
import { freePort, portProblem } from '../ports.ts'
import { Unable } from '../unable.ts'
import { forgetStranger, portInPidFile } from './pid-file.ts'
import type { Place } from './place.ts'
import { runProgram } from './run.ts'

export function dataOf(place: Place): string {
  return join(place.directory, 'data')
}

/** The port of the server that runs on this place's data, or undefined when none does. */
export async function runningPort(place: Place): Promise<number | undefined> {
  forgetStranger(dataOf(place))
  const { code } = await runProgram(place, 'pg_ctl', ['status', '-D', dataOf(place)])
  return code === 0 ? portInPidFile(dataOf(place)) : undefined
}

/**
 * Starts the server, with `settings` on top of its own, and returns its port: the one it had before
 * when that is free, or when somebody still knows it (`samePort`).
 */
export async function startServer(
  place: Place,
  settings: string[],
  samePort = false,
): Promise<number> {
  for (let tries = 1; ; tries += 1) {
    const port = await choosePort(place, samePort)
    const said = await tryToStart(place, port, settings)
    if (said === undefined) return port
    // The children of a server that was killed hold its memory for a moment longer.
    const passes = /pre-existing shared memory block|Address already in use/.test(said)
    if (!passes || tries === 20) throw new Unable(whyNot(place, said))
    await setTimeout(250)
  }
}

/** Stops the server: sessions are ended, what was committed is on disk. */
export async function stopServer(place: Place): Promise<void> {
  await runProgram(place, 'pg_ctl', ['stop', '-m', 'fast', '-t', '30', '-s', '-D', dataOf(place)])
}

async function choosePort(place: Place, same: boolean): Promise<number> {
  const file = join(place.directory, 'port')
  const last = existsSync(file) ? Number(readFileSync(file, 'utf8')) : 0
  if (last > 0 && (same || !(await portProblem(last, '127.0.0.1')))) return last
  const port = await freePort()
  writeFileSync(file, `${port}\n`)
  return port
}

/** Returns undefined when it runs, else all that the server said. */
async function tryToStart(
  place: Place,
  port: number,
  settings: string[],
): Promise<string | undefined> {
  const log = logOf(place)
  rmSync(log, { force: true })
  const options = [`-p ${port}`, ...settings.map((setting) => `-c ${setting}`)].join(' ')
  const { code, output } = await runProgram(place, 'pg_ctl', [
    ...['start', '-w', '-t', '60', '-s', '-D', dataOf(place), '-l', log, '-o', options],
  ])
  if (code === 0) return undefined
  return (existsSync(log) && readFileSync(log, 'utf8')) || output
}

function whyNot(place: Place, said: string): string {
  if (said.includes('No space left on device'))
    return `The disk is full at ${place.directory}: free some space and start again.`
  const reason = said.match(/(?:FATAL|PANIC): *(.*)/)?.[1] ?? said.trim().split('\n')[0]
  return `The embedded PostgreSQL did not start (${reason}): all it said is in ${logOf(place)}.`
}

function logOf(place: Place): string {
  return join(place.directory, 'server.log')
}

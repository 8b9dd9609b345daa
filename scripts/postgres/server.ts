import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { freePort, portIsFree } from '../ports.ts'
import { Unable } from '../unable.ts'
import type { Place } from './place.ts'
import { runProgram } from './run.ts'

/** The port of the server that runs on this place's data, or undefined when none does. */
export async function runningPort(place: Place): Promise<number | undefined> {
  forgetStranger(place)
  const { code } = await runProgram(place, 'pg_ctl', ['status', '-D', dataOf(place)])
  return code === 0 ? pidFile(place)?.port : undefined
}

/** Starts the server, with `settings` on top of its own, and returns its port. */
export async function startServer(place: Place, settings: string[]): Promise<number> {
  const port = await choosePort(place)
  const log = join(place.directory, 'server.log')
  rmSync(log, { force: true })
  const options = [`-p ${port}`, ...settings.map((setting) => `-c ${setting}`)].join(' ')
  const { code, output } = await runProgram(place, 'pg_ctl', [
    ...['start', '-w', '-t', '60', '-s', '-D', dataOf(place), '-l', log, '-o', options],
  ])
  if (code === 0) return port
  throw new Unable(whyNot(place, log, output))
}

/** Stops the server: sessions are ended, what was committed is on disk. */
export async function stopServer(place: Place): Promise<void> {
  await runProgram(place, 'pg_ctl', ['stop', '-m', 'fast', '-t', '30', '-s', '-D', dataOf(place)])
}

export function dataOf(place: Place): string {
  return join(place.directory, 'data')
}

/** The same port as last time when it is free, so that a client's bookmark stays right. */
async function choosePort(place: Place): Promise<number> {
  const file = join(place.directory, 'port')
  const last = existsSync(file) ? Number(readFileSync(file, 'utf8')) : 0
  const port = last > 0 && (await portIsFree(last, '127.0.0.1')) ? last : await freePort()
  writeFileSync(file, `${port}\n`)
  return port
}

/**
 * After a reboot, and in a container, the process number in postmaster.pid may be a stranger's:
 * PostgreSQL would refuse to start and pg_ctl would call it running.
 */
function forgetStranger(place: Place): void {
  const pid = pidFile(place)?.pid
  const name = `/proc/${pid}/comm`
  if (!pid || !existsSync('/proc/self/comm')) return
  if (existsSync(name) && readFileSync(name, 'utf8').trim() !== 'postgres')
    rmSync(join(dataOf(place), 'postmaster.pid'), { force: true })
}

/** Lines 1 and 4 of postmaster.pid. https://www.postgresql.org/docs/18/storage-file-layout.html */
function pidFile(place: Place): { pid: number; port: number } | undefined {
  const path = join(dataOf(place), 'postmaster.pid')
  if (!existsSync(path)) return undefined
  const lines = readFileSync(path, 'utf8').split('\n')
  return { pid: Number(lines[0]), port: Number(lines[3]) }
}

function whyNot(place: Place, log: string, output: string): string {
  const said = existsSync(log) ? readFileSync(log, 'utf8') : output
  if (said.includes('No space left on device'))
    return `The disk is full at ${place.directory}: free some space and start again.`
  const reason = said.match(/(?:FATAL|PANIC|could not .*): *(.*)/)?.[0] ?? output.trim()
  return `The embedded PostgreSQL did not start (${reason}): all it said is in ${log}.`
}

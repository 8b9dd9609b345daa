import { spawn } from 'node:child_process'
import { join } from 'node:path'
import { Unable } from '../unable.ts'
import type { Place } from './place.ts'

export type Ran = { code: number | null; output: string }

/** Runs one of PostgreSQL's programs as the server's account and returns all that it said. */
export function runProgram(
  place: Place,
  name: 'initdb' | 'pg_ctl' | 'postgres',
  args: string[],
  input = '',
): Promise<Ran> {
  return new Promise((resolve, reject) => {
    const child = spawn(join(place.programs, 'bin', name), args, {
      cwd: place.directory,
      env: { ...process.env, TZ: 'UTC', LC_ALL: 'C' },
      windowsHide: true,
      ...place.account,
    })
    let output = ''
    child.stdout.on('data', (chunk) => (output += chunk))
    child.stderr.on('data', (chunk) => (output += chunk))
    child.stdin.on('error', () => {}) // it ended before it read everything; its output says why
    child.stdin.end(input)
    child.on('error', (error) => reject(refused(error, place)))
    // Not 'close': the server that pg_ctl leaves behind may keep the pipes open.
    child.on('exit', (code) => setImmediate(() => resolve({ code, output })))
  })
}

function refused(error: Error, place: Place): Error {
  if (!place.account) return error
  return new Unable(
    `PostgreSQL does not run as root, and this process may not start it as another account (${error.message}): start as an ordinary user, or set DATABASE_URL.`,
  )
}

import { spawn } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, globSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { Lock } from '../data/lock.ts'
import type { Say } from '../steps.ts'
import { Unable } from '../unable.ts'

const stamp = '.next/made-from'

/** What `next build` reads. */
const inputs = [
  '{app,components,lib,messages,public}/**/*',
  '{next.config,postcss.config,instrumentation}*',
  'tsconfig.json',
  'package-lock.json',
]

/** Builds the web server when its sources are not the ones that the last build was made from. */
export async function build(
  variables: NodeJS.ProcessEnv,
  signal: AbortSignal,
  say: Say,
): Promise<void> {
  const lock = new Lock('.next/locks/build.lock')
  await lock.turn()
  try {
    const source = hashOfInputs()
    if (existsSync(stamp) && readFileSync(stamp, 'utf8') === source) return say('up to date')
    say('the web server, about a minute')
    rmSync(stamp, { force: true })
    await nextBuild(variables, signal)
    writeFileSync(stamp, source)
    say('made')
  } finally {
    lock.close()
  }
}

function hashOfInputs(): string {
  const hash = createHash('sha256')
  const files = globSync(inputs, { withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => `${entry.parentPath}/${entry.name}`)
    .sort()
  for (const path of files) hash.update(path).update('\0').update(readFileSync(path)).update('\0')
  return hash.digest('hex')
}

/** What it says is shown when it fails. */
function nextBuild(variables: NodeJS.ProcessEnv, signal: AbortSignal): Promise<void> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, ['node_modules/next/dist/bin/next', 'build'], {
      env: { ...variables, NODE_ENV: 'production' },
      stdio: ['ignore', 'pipe', 'pipe'],
      signal,
    })
    let output = ''
    child.stdout.on('data', (chunk) => (output += chunk))
    child.stderr.on('data', (chunk) => (output += chunk))
    child.on('error', () => reject(signal.reason))
    child.on('close', (code, killedBy) => {
      if (code === 0) return resolve()
      process.stderr.write(output)
      const full = /ENOSPC|No space left on device/.test(output) ? ' The disk is full.' : ''
      reject(
        new Unable(
          `The web server could not be built (${killedBy ?? `exit code ${code}`}): what the build said is above.${full}`,
        ),
      )
    })
  })
}

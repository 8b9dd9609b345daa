import { existsSync, readFileSync } from 'node:fs'
import { run } from './run.mjs'
import { inTurn } from './turn.mjs'

/** Installs what package-lock.json names, unless it is there. `npm test` needs more than `npm start`. */
export async function install(command) {
  if (installed(command)) return
  await inTurn('install', async () => {
    if (installed(command)) return // another start did it while this one waited
    const failed = await npmCi()
    if (!failed) return
    if (failed.startsWith('SIG')) throw new Error('Stopped: start again to go on installing.')
    throw new Error(
      `The dependencies could not be installed (npm ci: ${failed}): see what npm says above, check the network and the free disk space, and start again.`,
    )
  })
}

/** By the npm that runs us, when one does. */
function npmCi() {
  const title = 'Installing dependencies'
  const args = ['ci', '--include=dev', '--no-audit', '--no-fund', '--loglevel=error']
  const npm = process.env.npm_execpath ?? ''
  if (npm.endsWith('npm-cli.js')) return run(title, process.execPath, [npm, ...args])
  return run(title, 'npm', args, { shell: process.platform === 'win32' })
}

/** npm writes node_modules/.package-lock.json last: it is what really lies there. */
function installed(command) {
  if (!existsSync('node_modules/.package-lock.json')) return false
  const wanted = packagesOf('package-lock.json')
  const present = packagesOf('node_modules/.package-lock.json')
  return Object.entries(wanted).every(([path, entry]) => {
    if (path === '') return true
    if (present[path]) return present[path].version === entry.version
    const forTests = entry.dev || entry.devOptional
    return entry.optional || entry.devOptional || (forTests && command !== 'test')
  })
}

function packagesOf(path) {
  return JSON.parse(readFileSync(path, 'utf8')).packages
}

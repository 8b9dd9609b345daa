import { execFile } from 'node:child_process'
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { promisify } from 'node:util'
import { expect, test } from 'vitest'
import { temporaryDirectory } from '#tests/support/directory.ts'

const lock = {
  packages: {
    '': { version: '1.0.0' },
    'node_modules/a': { version: '1.2.3' },
    'node_modules/tool': { version: '2.0.0', dev: true },
    'node_modules/for-windows': { version: '3.0.0', optional: true },
  },
}

test('what package-lock.json names is installed once, also when two starts come at once', async () => {
  const checkout = newCheckout()
  await Promise.all([install(checkout, 'start'), install(checkout, 'test')])
  expect(readFileSync(join(checkout, 'calls'), 'utf8')).toMatch(/^ci --include=dev [^\n]*\n$/)
  await install(checkout, 'start')
  expect(calls(checkout)).toBe(1)
})

test('another version in package-lock.json is installed; what this platform lacks is not missed', async () => {
  const checkout = newCheckout()
  installed(checkout, { 'node_modules/a': { version: '1.2.2' } })
  await install(checkout, 'start')
  expect(calls(checkout)).toBe(1)
})

test('what only tests need is missed by npm test alone', async () => {
  const checkout = newCheckout()
  installed(checkout, { 'node_modules/a': { version: '1.2.3' } })
  await install(checkout, 'start')
  expect(calls(checkout)).toBe(0)
  await install(checkout, 'test')
  expect(calls(checkout)).toBe(1)
})

test('when npm fails, its words are shown, and what to do is said', async () => {
  const checkout = newCheckout("console.error('npm error code ENOSPC'); process.exit(28)")
  const { stderr } = await install(checkout, 'start').catch((error) => error)
  expect(stderr).toContain('npm error code ENOSPC')
  expect(stderr).toContain(
    'The dependencies could not be installed (npm ci: exit code 28): see what npm says above',
  )
})

test('a Node that is too old is told so', async () => {
  const script = `import { refuseOldNode } from '${resolve('scripts/bootstrap/node-version.mjs')}'
    refuseOldNode('20.19.0'); refuseOldNode('18.20.8')`
  const { stderr, code } = await evaluate(script, '.', {}).catch((error) => error)
  expect(code).toBe(1)
  expect(stderr).toBe(
    '✗ Firstframe needs Node 20.19 or newer, and this is Node 18.20.8: install a newer one from https://nodejs.org and start again.\n',
  )
})

/** A checkout whose npm only writes down that it was called, and what a good install leaves. */
function newCheckout(npm = ''): string {
  const checkout = temporaryDirectory()
  writeFileSync(join(checkout, 'package-lock.json'), JSON.stringify(lock))
  writeFileSync(
    join(checkout, 'npm-cli.js'),
    `const fs = require('fs'); ${npm}
     fs.appendFileSync('calls', process.argv.slice(2).join(' ') + '\\n')
     setTimeout(() => {
       fs.mkdirSync('node_modules', { recursive: true })
       fs.copyFileSync('package-lock.json', 'node_modules/.package-lock.json')
     }, 300)`,
  )
  return checkout
}

function installed(checkout: string, packages: object): void {
  mkdirSync(join(checkout, 'node_modules'))
  writeFileSync(join(checkout, 'node_modules/.package-lock.json'), JSON.stringify({ packages }))
}

function install(checkout: string, command: string) {
  const script = `import { install } from '${resolve('scripts/bootstrap/install.mjs')}'
    await install('${command}')`
  return evaluate(script, checkout, { npm_execpath: join(checkout, 'npm-cli.js') })
}

function evaluate(script: string, cwd: string, variables: Record<string, string>) {
  const args = ['--input-type=module', '--eval', script]
  return promisify(execFile)(process.execPath, args, {
    cwd,
    env: { ...process.env, ...variables },
  })
}

function calls(checkout: string): number {
  try {
    return readFileSync(join(checkout, 'calls'), 'utf8').split('\n').length - 1
  } catch {
    return 0
  }
}

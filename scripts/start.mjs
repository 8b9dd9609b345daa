// `npm start` and the other commands begin here, on whatever Node the machine has and with nothing
// installed. This file and bootstrap/ are therefore plain JavaScript without a dependency.
import { dirname, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import { refuseOldNode } from './bootstrap/node-version.mjs'

refuseOldNode()
process.chdir(resolve(dirname(fileURLToPath(import.meta.url)), '..'))

const [name = 'start', ...args] = process.argv.slice(2)
try {
  const { install } = await import('./bootstrap/install.mjs')
  const { generate } = await import('./bootstrap/generate.mjs')
  const { runOnNode24 } = await import('./bootstrap/node-24.mjs')
  await install(name)
  await generate()
  process.exitCode = await runOnNode24('scripts/main.ts', [name, ...args])
} catch (error) {
  console.error(`✗ ${error instanceof Error ? error.message : error}`)
  process.exitCode = 1
}

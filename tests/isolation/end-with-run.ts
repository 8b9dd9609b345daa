import { spawn } from 'node:child_process'
import { resolve } from 'node:path'
import type { TestProject } from 'vitest/node'

const lookMilliseconds = 1_000

/** Nothing of a run stays behind, however it ends: also when it, or who started it, is killed. */
export default function setup(project: TestProject) {
  const undertaker = spawn(
    process.execPath,
    [resolve('tests/isolation/undertaker.mjs'), project.getProvidedContext().directory],
    { detached: true, stdio: ['ignore', 'ignore', 'ignore', 'ipc'] },
  )
  undertaker.unref()
  undertaker.channel?.unref()
  const starter = process.ppid
  const look = setInterval(() => {
    if (process.ppid !== starter) process.exit(1)
  }, lookMilliseconds)
  look.unref()
  return () => {
    clearInterval(look)
    undertaker.kill('SIGKILL')
  }
}

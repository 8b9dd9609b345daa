import { spawn } from 'node:child_process'

export type Ran = { ok: boolean; output: string }

/** Runs one tool of node_modules on our own Node, until `stop`, and returns all that it said. */
export function runTool(args: string[], stop: AbortSignal, variables = process.env): Promise<Ran> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, args, {
      env: { ...variables, FORCE_COLOR: process.stdout.isTTY ? '1' : '0' },
      stdio: ['ignore', 'pipe', 'pipe'],
    })
    let output = ''
    child.stdout.on('data', (chunk) => (output += chunk))
    child.stderr.on('data', (chunk) => (output += chunk))
    const end = () => child.kill('SIGINT') // as Ctrl-C does: it ends what it started itself
    stop.addEventListener('abort', end, { once: true })
    child.on('error', reject)
    child.on('close', (code) => {
      stop.removeEventListener('abort', end)
      resolve({ ok: code === 0, output })
    })
  })
}

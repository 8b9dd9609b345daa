import { spawn } from 'node:child_process'
import { forwardSignals } from './signals.mjs'

/**
 * Runs one long step as a process of its own and prints one line with its time. What it says is
 * shown only when it fails. Returns undefined, or in short how it failed.
 */
export async function run(title, command, args, options = {}) {
  const began = performance.now()
  const seconds = () => `${((performance.now() - began) / 1000).toFixed(1)} s`
  const line = `  ${title} …`
  const clock = process.stdout.isTTY
    ? setInterval(() => process.stdout.write(`\r${line} ${seconds()} `), 200)
    : console.log(line)
  const { failed, output } = await ended(command, args, options)
  clearInterval(clock)
  if (process.stdout.isTTY) process.stdout.write('\r\x1b[K')
  if (failed) process.stderr.write(output)
  else console.log(`✓ ${title.padEnd(34)} ${seconds()}`)
  return failed
}

function ended(command, args, options) {
  return new Promise((resolve) => {
    let output = ''
    const child = spawn(command, args, { ...options, stdio: ['ignore', 'pipe', 'pipe'] })
    const stopForwarding = forwardSignals(child)
    child.stdout.on('data', (chunk) => (output += chunk))
    child.stderr.on('data', (chunk) => (output += chunk))
    const end = (failed) => {
      stopForwarding()
      resolve({ failed, output })
    }
    child.on('error', (error) => end(error.message))
    child.on('close', (code, signal) =>
      end(code === 0 ? undefined : (signal ?? `exit code ${code}`)),
    )
  })
}

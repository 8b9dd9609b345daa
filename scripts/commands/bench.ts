import { spawn } from 'node:child_process'

/** `npm run bench`: measures what the project claims about speed (bench/). */
export function run(args: string[]): Promise<number> {
  const options = ['--disable-warning=ExperimentalWarning', '--conditions=react-server']
  const child = spawn(process.execPath, [...options, 'bench/main.ts', ...args], {
    stdio: 'inherit',
  })
  return new Promise((resolve, reject) => {
    child.once('error', reject)
    child.once('exit', (code) => resolve(code ?? 1))
  })
}

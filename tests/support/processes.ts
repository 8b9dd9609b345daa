import { readdirSync, readFileSync } from 'node:fs'

/** The processes that have `text` in their command line or environment. Linux only. */
export function processesWith(text: string): { pid: number; command: string }[] {
  return readdirSync('/proc')
    .map(Number)
    .filter((pid) => pid > 0 && pid !== process.pid)
    .map((pid) => ({
      pid,
      command: readProc(pid, 'cmdline'),
      environment: readProc(pid, 'environ'),
    }))
    .filter(({ command, environment }) => command.includes(text) || environment.includes(text))
    .map(({ pid, command }) => ({ pid, command: command.replaceAll('\0', ' ') }))
}

/** Empty when it is gone by now, or another account's. */
function readProc(pid: number, name: string): string {
  try {
    return readFileSync(`/proc/${pid}/${name}`, 'utf8')
  } catch {
    return ''
  }
}

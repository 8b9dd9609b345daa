import type { ChildProcess } from 'node:child_process'
import { createInterface } from 'node:readline'
import { stripVTControlCharacters } from 'node:util'

/**
 * Passes on what a process of ours says: as it is into a log, and as short lines to a person at a
 * terminal.
 */
export function relay(child: ChildProcess, name: string): void {
  for (const [from, to] of [
    [child.stdout, process.stdout],
    [child.stderr, process.stderr],
  ] as const) {
    if (!from) continue
    createInterface({ input: from }).on('line', (line) => {
      if (!isBanner(line)) to.write(`${to.isTTY ? readable(line, name) : line}\n`)
    })
  }
}

/** Next says its own address and readiness; we say ours once everything runs. */
function isBanner(line: string): boolean {
  return banner.test(stripVTControlCharacters(line))
}

const banner = /^\s*(▲ Next\.js|- (Local|Network|Environments):|✓ (Starting|Ready|Running next)|$)/

const levels: Record<number, string> = { 40: ' warning:', 50: ' error:', 60: ' error:' }

/** A line of our structured log (lib/log.ts) as a person reads it; any other line as it is. */
function readable(line: string, name: string): string {
  if (!line.startsWith('{')) return line
  try {
    const { level, time, msg, pid: _, ...facts } = JSON.parse(line)
    const rest = Object.entries(facts).map(([key, value]) => `${key}=${short(value)}`)
    const at = new Date(time).toTimeString().slice(0, 8)
    return `${at} ${name}${levels[level] ?? ''} ${msg ?? ''} ${rest.join(' ')}`.trimEnd()
  } catch {
    return line
  }
}

function short(value: unknown): string {
  return typeof value === 'string' ? value : JSON.stringify(value)
}

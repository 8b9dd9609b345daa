import { readdirSync, readFileSync } from 'node:fs'

/** What Linux says of processes in /proc. Elsewhere the numbers are NaN and the table shows a dash. */

const microsPerTick = 10_000 // USER_HZ is 100 on every Linux that Node runs on

/** Processor time in microseconds that a process and its children have used so far, ended ones included. */
export function cpuMicros(pid: number): number {
  const ticks = treeOf(pid).map((member) => {
    const fields = statOf(member)
    const [user, system, userEnded, systemEnded] = fields.slice(11, 15).map(Number)
    return Number(user) + Number(system) + Number(userEnded) + Number(systemEnded)
  })
  return sum(ticks) * microsPerTick
}

/** Memory in bytes that a process and its children hold, shared pages counted once for each. */
export function residentBytes(pid: number): number {
  return sum(treeOf(pid).map((member) => Number(statusOf(member, 'VmRSS')) * 1024))
}

function treeOf(pid: number): number[] {
  const parents = new Map(
    numbersIn('/proc').map((member) => [member, Number(statOf(member)[1])] as const),
  )
  const tree = [pid]
  for (const member of tree)
    for (const [child, parent] of parents) if (parent === member) tree.push(child)
  return tree
}

function numbersIn(directory: string): number[] {
  try {
    return readdirSync(directory).map(Number).filter(Number.isInteger)
  } catch {
    return []
  }
}

/** Fields of /proc/<pid>/stat from the third (state) on: the second may hold blanks. */
function statOf(pid: number): string[] {
  const text = read(`/proc/${pid}/stat`)
  return text.slice(text.lastIndexOf(')') + 2).split(' ')
}

function statusOf(pid: number, name: string): string | undefined {
  return read(`/proc/${pid}/status`).match(new RegExp(`^${name}:\\s*(\\d+)`, 'm'))?.[1]
}

/** Nothing when the process has ended meanwhile. */
function read(path: string): string {
  try {
    return readFileSync(path, 'utf8')
  } catch {
    return ''
  }
}

function sum(numbers: number[]): number {
  return numbers.filter(Number.isFinite).reduce((total, number) => total + number, 0)
}

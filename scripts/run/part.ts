import { type ChildProcess, spawn } from 'node:child_process'
import { pathToFileURL } from 'node:url'
import { endMilliseconds } from '#lib/jobs/ending.ts'
import { Unable } from '../unable.ts'
import { relay } from './relay.ts'

/** One process of ours that is kept running: web, worker or sandbox. */
export type Part = {
  name: string
  /** What Node is given: options, the script and its arguments. */
  args: string[]
  variables: NodeJS.ProcessEnv
}

export type Kept = {
  /** Rejects when the process cannot be kept running, with a sentence. Never resolves. */
  failed: Promise<never>
  /** Tells it to stop, and ends it when it takes longer than it may. */
  stop(): Promise<void>
  /** Ends it at once. */
  kill(): void
}

/** Who ends before this has not really started. */
const startedMilliseconds = 10_000
const longestPauseMilliseconds = 30_000
const mostQuickEnds = 4

const followParent = `${pathToFileURL('scripts/run/follow-parent.mjs').href}?starter=${process.pid}&patience=${endMilliseconds}`

/**
 * Starts the part, and starts it again whenever it ends, until it is stopped. It is given up only when
 * it never ran: later, or when it was killed, what ails it may pass.
 */
export function keepRunning(part: Part): Kept {
  const { promise: failed, reject } = Promise.withResolvers<never>()
  failed.catch(() => {}) // whoever waits for it hears it; nobody has to
  let stopping = false
  let quickEnds = 0
  let everRan = false
  let pause: NodeJS.Timeout | undefined
  let child = start()

  function start(): ChildProcess {
    const began = performance.now()
    const started = launch(part)
    started.once('exit', (code, signal) => {
      if (stopping) return
      const ran = performance.now() - began > startedMilliseconds
      everRan ||= ran || signal !== null
      quickEnds = ran ? 0 : quickEnds + 1
      if (everRan || quickEnds < mostQuickEnds) startAgain(signal ?? `exit code ${code}`)
      else reject(new Unable(neverRan(part, code)))
    })
    return started
  }

  function startAgain(how: string): void {
    const wait = Math.min(longestPauseMilliseconds, 250 * 2 ** quickEnds)
    console.error(`The ${part.name} ended (${how}): starting it again in ${wait / 1000} s.`)
    pause = setTimeout(() => {
      child = start()
    }, wait)
  }

  return {
    failed,
    kill: () => endNow(child),
    stop: async () => {
      stopping = true
      clearTimeout(pause)
      await stopped(child)
    },
  }
}

function launch(part: Part): ChildProcess {
  const options = ['--disable-warning=ExperimentalWarning', '--import', followParent]
  const child = spawn(process.execPath, [...options, ...part.args], {
    env: part.variables,
    stdio: ['ignore', 'pipe', 'pipe', 'ipc'], // the channel is how it learns that we died
    detached: process.platform !== 'win32', // Ctrl-C reaches us alone: we stop them in order
    windowsHide: true,
  })
  relay(child, part.name)
  return child
}

async function stopped(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return
  const ended = new Promise<void>((resolve) => child.once('exit', () => resolve()))
  child.kill('SIGTERM')
  const patience = setTimeout(() => endNow(child), endMilliseconds)
  await ended
  clearTimeout(patience)
}

/** Ends it and whatever it started itself: it leads a process group of its own. */
function endNow(child: ChildProcess): void {
  if (process.platform === 'win32' || !child.pid) child.kill('SIGKILL')
  else if (child.exitCode === null && child.signalCode === null) process.kill(-child.pid, 'SIGKILL')
}

function neverRan({ name }: Part, code: number | null): string {
  return `The ${name} ended ${mostQuickEnds} times right after its start (exit code ${code}): what it said is above.`
}

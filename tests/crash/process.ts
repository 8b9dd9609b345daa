import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { closeSync, openSync } from 'node:fs'
import { pathToFileURL } from 'node:url'

// It ends by itself when the tests are gone, as in production.
const followParent = `${pathToFileURL('scripts/run/follow-parent.mjs').href}?starter=${process.pid}`

/** A real process of the product, started as `npm start` starts it, that can be killed and started again. */
export class Process {
  readonly name: string
  readonly #args: string[]
  readonly #variables: NodeJS.ProcessEnv
  readonly #log: string
  readonly #isUp: () => Promise<boolean>
  #child: ChildProcess

  /** What it says is added to the file `log`. */
  constructor(options: {
    name: string
    args: string[]
    variables: NodeJS.ProcessEnv
    log: string
    isUp: () => Promise<boolean>
  }) {
    this.name = options.name
    this.#args = options.args
    this.#variables = { ...options.variables, PGAPPNAME: options.name }
    this.#log = options.log
    this.#isUp = options.isUp
    this.#child = this.#spawn()
  }

  /** Starts it again once it has ended. */
  start(): void {
    this.#child = this.#spawn()
  }

  async up(): Promise<void> {
    while (!(await this.#isUp())) {
      if (!this.lives()) throw new Error(`the ${this.name} ended by itself`)
      await new Promise((resolve) => setTimeout(resolve, 25))
    }
  }

  /** Sends `signal` and resolves when it has ended; told to stop, it must end well. */
  async end(signal: 'SIGKILL' | 'SIGTERM'): Promise<void> {
    if (!this.lives()) return
    const ended = once(this.#child, 'exit')
    this.#child.kill(signal)
    const [code] = await ended
    if (signal === 'SIGTERM' && code !== 0) throw new Error(`the ${this.name} ended with ${code}`)
  }

  lives(): boolean {
    return this.#child.exitCode === null && this.#child.signalCode === null
  }

  #spawn(): ChildProcess {
    const options = ['--disable-warning=ExperimentalWarning', '--import', followParent]
    const log = openSync(this.#log, 'a')
    const child = spawn(process.execPath, [...options, ...this.#args], {
      env: this.#variables,
      stdio: ['ignore', log, log, 'ipc'],
    })
    closeSync(log)
    return child
  }
}

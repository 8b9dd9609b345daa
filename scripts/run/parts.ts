import type { Part } from './part.ts'
import type { Prepared } from './settings.ts'
import { answers } from './until-up.ts'
import { workerUp } from './worker-up.ts'

export type Mode = 'production' | 'development'

/** A process to start. */
export type Start = {
  title: string
  part: Part
  /** Where it is, for people. */
  detail: string
  /** The title of another that must be up first. */
  after?: string
  /** Who is stopped before whom: the least first. */
  stopped: number
  /** Called before it starts; what comes back tells whether it is up. */
  watch: () => Promise<() => Promise<boolean>>
}

/** All that runs. */
export function startsOf(mode: Mode, prepared: Prepared): Start[] {
  const { sandbox } = prepared.env
  return [
    ...(sandbox ? [sandboxStart(mode, prepared)] : []),
    workerStart(mode, prepared),
    webStart(mode, prepared),
  ]
}

export function sandboxStart(mode: Mode, { env, variables }: Prepared): Start {
  const origin = `http://127.0.0.1:${env.SANDBOX_PORT}`
  return {
    title: 'Sandbox',
    part: { name: 'sandbox', args: [...watched(mode), 'sandbox/main.ts'], variables },
    detail: origin,
    stopped: 3,
    watch: async () => () => answers(`${origin}/__sandbox/tasks`),
  }
}

export function workerStart(mode: Mode, { variables }: Prepared): Start {
  return {
    title: 'Worker',
    part: {
      name: 'worker',
      args: [...watched(mode), '--conditions=react-server', 'worker.ts'],
      variables: { ...variables, NODE_ENV: mode },
    },
    detail: 'works',
    after: 'Sandbox',
    stopped: 2,
    watch: () => workerUp(variables.DATABASE_URL ?? ''),
  }
}

function webStart(mode: Mode, { env, variables }: Prepared): Start {
  const command = mode === 'production' ? 'start' : 'dev'
  const origin = `http://${reachable(env.HOST)}:${env.PORT}`
  const listen = ['-H', env.HOST, '-p', String(env.PORT)]
  return {
    title: 'Web',
    part: {
      name: 'web server',
      args: ['node_modules/next/dist/bin/next', command, ...listen],
      // The server itself lets what is in hand finish: Next would end it within two seconds.
      variables: { ...variables, NODE_ENV: mode, NEXT_MANUAL_SIG_HANDLE: 'true' },
    },
    detail: origin,
    stopped: 1,
    watch: async () => () => answers(`${origin}/api/health`),
  }
}

/** A change of a file that it imports starts it again. */
function watched(mode: Mode): string[] {
  return mode === 'development' ? ['--watch', '--watch-preserve-output'] : []
}

/** The address under which this machine reaches what listens on `host`. */
function reachable(host: string): string {
  if (host === '0.0.0.0') return '127.0.0.1'
  if (host === '::') return '[::1]'
  return host.includes(':') ? `[${host}]` : host
}

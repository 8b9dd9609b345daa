import { setTimeout as wait } from 'node:timers/promises'
import { cutOff, type Exchange } from '../exchange.ts'
import type { FaultOf } from './rule.ts'

const connectionKinds = ['refuse', 'reset', 'delay', 'http'] as const

/** What can happen to any call that comes in. */
export type ConnectionFault = Extract<FaultOf<'create'>, { kind: (typeof connectionKinds)[number] }>

export function isConnectionFault(fault: { kind: string } | undefined): fault is ConnectionFault {
  return fault !== undefined && connectionKinds.some((kind) => kind === fault.kind)
}

/**
 * Does `work`, which has the call's effect, and then `reply`s with what came of it, with `fault`
 * before, between or instead of them.
 */
export async function around<T>(
  exchange: Exchange,
  fault: ConnectionFault | undefined,
  work: () => Promise<T>,
  reply: (result: T) => void | Promise<void>,
): Promise<void> {
  const { signal } = exchange.world.end
  switch (fault?.kind) {
    case 'refuse':
      return cutOff(exchange)
    case 'reset':
      if (fault.at === 'after') await work()
      return cutOff(exchange)
    case 'delay': {
      if (fault.at === 'before') await wait(fault.milliseconds, undefined, { signal })
      const result = await work()
      if (fault.at === 'after') await wait(fault.milliseconds, undefined, { signal })
      return reply(result)
    }
    case 'http':
      if (fault.at === 'after') await work()
      return sendStatus(exchange, fault)
    default:
      return reply(await work())
  }
}

function sendStatus({ response }: Exchange, fault: Extract<ConnectionFault, { kind: 'http' }>) {
  const bodies = {
    html: ['text/html', `<html><body><h1>${fault.status}</h1></body></html>`],
    json: [
      'application/json',
      JSON.stringify({ error: { code: fault.status, message: 'gateway' } }),
    ],
    text: ['text/plain', `gateway says ${fault.status}`],
    empty: ['text/plain', ''],
  } as const
  const [type, text] = bodies[fault.body]
  response.writeHead(fault.status, { 'content-type': type, ...fault.headers }).end(text)
}

import { type BaseResp, baseResp } from '../base-resp.ts'
import { type Exchange, sendJson } from '../exchange.ts'
import { around, isConnectionFault } from './connection.ts'
import { type OddBody, sendOddBody } from './odd-body.ts'
import { sendSlowly } from './partial.ts'
import type { CallName, FaultOf } from './rule.ts'

type Base = Extract<FaultOf<'create'>, { kind: 'base' }>

/** How a JSON call is answered. */
type Plan = {
  /** Has the call's effect; gives the answer as JSON text. */
  work: () => Promise<string>
  /** The answer's shape when there is only a base_resp to tell. */
  refusal: (base: BaseResp) => object
  /** A second value for one key of the answer, for duplicate keys. */
  twin: Record<string, unknown>
}

/** Answers a JSON call with `fault`, if it is one that concerns the answer as a whole. */
export async function answer(
  exchange: Exchange,
  fault: FaultOf<Extract<CallName, 'create' | 'query' | 'retrieve'>> | undefined,
  { work, refusal, twin }: Plan,
): Promise<void> {
  const plain = (body: string) => sendJson(exchange, body)
  if (isConnectionFault(fault)) return around(exchange, fault, work, plain)
  if (isBase(fault)) {
    if (fault.at === 'after') await work()
    return sendJson(exchange, refusal(baseResp(fault.code, fault.text)))
  }
  if (isOddBody(fault)) {
    const body = fault.at === 'after' ? await work() : JSON.stringify(refusal(baseResp(0)))
    return sendOddBody(exchange, fault, body, twin)
  }
  if (fault?.kind === 'trickle') return sendSlowly(exchange, await work(), fault.milliseconds)
  plain(await work())
}

function isBase(fault: { kind: string } | undefined): fault is Base {
  return fault?.kind === 'base'
}

function isOddBody(fault: { kind: string } | undefined): fault is OddBody {
  return fault?.kind === 'body'
}

import { type Exchange, sendText } from '../exchange.ts'
import { drained, sendHalf } from './partial.ts'
import type { FaultOf } from './rule.ts'

export type OddBody = Extract<FaultOf<'create'>, { kind: 'body' }>

const chunkBytes = 64 * 1024

/**
 * Answers `body`, but not so that it can be read well. `twin` is a second value for a key that is
 * there already: a careless parser believes the second.
 */
export async function sendOddBody(
  exchange: Exchange,
  { as, sizeBytes }: OddBody,
  body: string,
  twin: Record<string, unknown>,
): Promise<void> {
  const json = 'application/json; charset=utf-8'
  switch (as) {
    case 'malformed':
      return sendText(exchange, 200, json, body.slice(0, -Math.ceil(body.length / 3)))
    case 'truncated':
      return sendHalf(exchange, plainAnswer(json, Buffer.from(body)))
    case 'huge':
      return sendHuge(exchange, json, sizeBytes, body)
    case 'html':
      return sendText(exchange, 200, 'text/html', '<html><body>Please sign in.</body></html>')
    case 'duplicate_keys':
      return sendText(exchange, 200, json, `${body.slice(0, -1)},${JSON.stringify(twin).slice(1)}`)
    case 'empty':
      return sendText(exchange, 200, json, '')
  }
}

function plainAnswer(type: string, body: Buffer) {
  return { status: 200, headers: { 'content-type': type, 'content-length': body.length }, body }
}

/** Streams the JSON object `body` with so much padding in front that it is `sizeBytes` long. */
async function sendHuge({ response }: Exchange, type: string, sizeBytes: number, body: string) {
  response.writeHead(200, { 'content-type': type })
  response.write('{"padding":"')
  const padding = Buffer.alloc(chunkBytes, 'x')
  for (let sent = 0; sent < sizeBytes && !response.closed; sent += chunkBytes) {
    if (!response.write(padding)) await drained(response)
  }
  response.end(`",${body.slice(1)}`)
}

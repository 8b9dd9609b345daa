import { createServer, type IncomingMessage, type RequestListener, type Server } from 'node:http'
import { text } from 'node:stream/consumers'
import { answerCallback, type CallbackAnswer, knownAddress } from '#lib/jobs/answer-callback.ts'
import { log } from '#lib/log.ts'

const path = '/api/minimax/callback/'
const statuses = { echo: 200, taken: 200, veto: 409, missing: 404, odd: 400, broken: 500 } as const

/** What app/api/minimax/callback does, without Next around it. What asks for another path goes to `other`. */
export function callbackDoor(other?: RequestListener): Server {
  return createServer(async (request, response) => {
    if (other && !request.url?.startsWith(path)) return other(request, response)
    const answer = await answerTo(request)
    const body = answer.kind === 'echo' ? { challenge: answer.challenge } : { status: answer.kind }
    response.writeHead(statuses[answer.kind], { 'content-type': 'application/json' })
    response.end(JSON.stringify(body))
  })
}

async function answerTo(request: IncomingMessage): Promise<CallbackAnswer | { kind: 'broken' }> {
  try {
    const attemptId = knownAddress(request.url?.split('/').at(-1) ?? '')
    return attemptId ? await answerCallback(attemptId, await text(request)) : { kind: 'missing' }
  } catch (error) {
    log.error({ err: error }, 'a callback could not be answered')
    return { kind: 'broken' }
  }
}

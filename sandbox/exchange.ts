import type { IncomingMessage, ServerResponse } from 'node:http'
import type { World } from './world.ts'

/** One request and the answer to it. */
export type Exchange = {
  world: World
  request: IncomingMessage
  response: ServerResponse
  url: URL
}

/** Answers JSON; a string is taken as JSON text already. */
export function sendJson({ response }: Exchange, body: object | string, status = 200): void {
  const text = typeof body === 'string' ? body : JSON.stringify(body)
  send(response, status, 'application/json; charset=utf-8', text)
}

export function sendText({ response }: Exchange, status: number, type: string, text: string): void {
  send(response, status, type, text)
}

function send(response: ServerResponse, status: number, type: string, text: string) {
  const body = Buffer.from(text)
  response.writeHead(status, { 'content-type': type, 'content-length': body.length }).end(body)
}

/** Ends the connection with a reset, in the middle of whatever it was doing. */
export function cutOff({ request }: Exchange): void {
  request.socket.resetAndDestroy()
}

export function notFound(exchange: Exchange): void {
  sendText(exchange, 404, 'text/plain', '404 page not found')
}

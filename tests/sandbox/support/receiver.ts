import { once } from 'node:events'
import { createServer, type ServerResponse } from 'node:http'
import { afterAll } from 'vitest'
import type { Json } from './sandbox.ts'

type Received = { path: string; text: string; body: Json; contentType: string; at: number }

type Answer = (received: Received, response: ServerResponse) => void

/** Echoes challenges and takes pushes, as the contract wants. */
const obedient: Answer = ({ body }, response) => {
  const answer = 'challenge' in body ? { challenge: body.challenge } : { status: 'success' }
  response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify(answer))
}

/** The portal's callback address: a server that keeps what it is sent. */
export async function startReceiver() {
  const received: Received[] = []
  const self = {
    received,
    answer: obedient,
    url: '',
    challenges: () => received.filter(({ text }) => text.includes('"challenge"')),
    pushes: () => received.filter(({ text }) => !text.includes('"challenge"')),
    forget: () => {
      received.length = 0
      self.answer = obedient
    },
  }
  const http = createServer(async (request, response) => {
    const chunks: Buffer[] = []
    for await (const chunk of request) chunks.push(chunk)
    const text = Buffer.concat(chunks).toString()
    const item = {
      path: request.url ?? '',
      text,
      body: bodyOf(text),
      contentType: request.headers['content-type'] ?? '',
      at: performance.now(),
    }
    received.push(item)
    self.answer(item, response)
  })
  http.listen(0, '127.0.0.1')
  await once(http, 'listening')
  const address = http.address()
  if (typeof address !== 'object' || !address) throw new Error('no port')
  self.url = `http://127.0.0.1:${address.port}/callback/t0ken`
  afterAll(() => {
    http.closeAllConnections()
    http.close()
  })
  return self
}

function bodyOf(text: string): Json {
  try {
    return JSON.parse(text)
  } catch {
    return {}
  }
}

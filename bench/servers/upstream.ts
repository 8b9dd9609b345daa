import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'

/**
 * The least that can stand for MiniMax, on the relay's paths: it takes every create call, reads it to its
 * end and names the task after that moment, in microseconds of the machine's clock. Every task has failed.
 */
const server = createServer((request, response) => {
  if (request.method === 'POST') void create(request, response)
  else if (request.url === '/') say(response, {})
  else query(response)
})

async function create(request: IncomingMessage, response: ServerResponse): Promise<void> {
  for await (const _ of request);
  const micros = process.hrtime.bigint() / 1_000n
  say(response, { task_id: String(micros), base_resp: { status_code: 0, status_msg: 'success' } })
}

function query(response: ServerResponse): void {
  const why = { status_code: 1027, status_msg: 'output new_sensitive' }
  say(response, { status: 'Fail', file_id: '', base_resp: why })
}

function say(response: ServerResponse, body: object): void {
  response.setHeader('content-type', 'application/json')
  response.end(JSON.stringify(body))
}

server.listen(Number(process.argv[2]), '127.0.0.1')
process.once('SIGTERM', () => process.exit(0))

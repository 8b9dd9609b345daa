import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import { text } from 'node:stream/consumers'
import { z } from 'zod'

/** L: the barest page that shows tasks and hears of their change. Whatever is pushed goes to every open stream. */

const pushed = z.object({ task_id: z.string() })
const streams = new Set<ServerResponse>()
let number = 0

const server = createServer((request, response) => {
  const { pathname, searchParams } = new URL(request.url ?? '/', 'http://localhost')
  if (request.method === 'POST') void take(request, response)
  else if (pathname === '/events') open(response)
  else show(response, searchParams.get('tasks')?.split(',') ?? [])
})

async function take(request: IncomingMessage, response: ServerResponse): Promise<void> {
  const { task_id } = pushed.parse(JSON.parse(await text(request)))
  const event = `id: ${++number}\nevent: job\ndata: ${JSON.stringify({ id: task_id, state: 'Failed' })}\n\n`
  for (const stream of streams) stream.write(event)
  response.end('{}')
}

function open(response: ServerResponse): void {
  response.writeHead(200, { 'content-type': 'text/event-stream', 'cache-control': 'no-cache' })
  response.write('retry: 1000\n\n')
  streams.add(response)
  response.on('close', () => streams.delete(response))
}

function show(response: ServerResponse, tasks: string[]): void {
  const articles = tasks.map((task) => `<article data-job="${task}"><b>Rendering</b></article>`)
  response.setHeader('content-type', 'text/html; charset=utf-8')
  response.end(`<!doctype html><title>Tasks</title>${articles.join('')}<script>
    new EventSource('/events').addEventListener('job', ({ data }) => {
      const { id, state } = JSON.parse(data)
      const word = document.querySelector('[data-job="' + id + '"] b')
      if (word) word.textContent = state
    })
  </script>`)
}

server.listen(Number(process.argv[2]), '127.0.0.1')
process.once('SIGTERM', () => process.exit(0))

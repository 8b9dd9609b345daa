import { control } from './control.ts'
import { create } from './create.ts'
import { download } from './download.ts'
import { type Exchange, notFound, sendJson } from './exchange.ts'
import { deleteFile, listFiles } from './files-admin.ts'
import { query } from './query.ts'
import { retrieve } from './retrieve.ts'
import type { SandboxServer } from './server.ts'

type Handler = (exchange: Exchange) => Promise<void>
type Call = { method: 'GET' | 'POST'; handle: Handler }

const queryByParameter: Handler = (exchange) =>
  query(exchange, exchange.url.searchParams.get('task_id') ?? '')
const retrieveByParameter: Handler = (exchange) =>
  retrieve(exchange, exchange.url.searchParams.get('file_id') ?? '')

const official: Record<string, Call> = {
  '/v1/video_generation': { method: 'POST', handle: create },
  '/v1/query/video_generation': { method: 'GET', handle: queryByParameter },
  '/v1/files/retrieve': { method: 'GET', handle: retrieveByParameter },
  '/v1/files/list': { method: 'GET', handle: listFiles },
  '/v1/files/delete': { method: 'POST', handle: deleteFile },
}

/** The relay keeps create and retrieve under its prefix, but the query by id beside it. */
const relay: Record<string, Call> = {
  '/task/minimax/v1/video_generation': { method: 'POST', handle: create },
  '/task/minimax/v1/files/retrieve': { method: 'GET', handle: retrieveByParameter },
}

/** Sends a request where it belongs. */
export async function route(exchange: Exchange, server: SandboxServer): Promise<void> {
  const { request, response, url } = exchange
  if (url.pathname.startsWith('/__sandbox/')) return control(exchange, server)
  if (url.pathname.startsWith('/files/')) return download(exchange)
  response.setHeader('access-control-allow-origin', '*')
  const call = callAt(url.pathname)
  if (call && request.method === 'OPTIONS') return preflight(exchange)
  if (call?.method !== request.method) return notFound(exchange)
  await call?.handle(exchange)
}

function callAt(path: string): Call | undefined {
  const calls = { ...official, ...relay }
  if (Object.hasOwn(calls, path)) return calls[path]
  const taskId = /^\/task\/([^/]+)$/.exec(path)?.[1]
  if (taskId === undefined) return undefined
  return { method: 'GET', handle: (exchange) => query(exchange, taskId) }
}

async function preflight(exchange: Exchange) {
  exchange.response.setHeader('access-control-allow-methods', 'GET,POST,OPTIONS,PUT,DELETE')
  exchange.response.setHeader(
    'access-control-allow-headers',
    'Authorization,Content-Type,Trace-Id,X-Group-Id',
  )
  sendJson(exchange, { status_code: 0, status_msg: 'success' })
}

import { z } from 'zod'
import { parseJson, readBody } from './body.ts'
import { type Exchange, notFound, sendJson } from './exchange.ts'
import { rules } from './faults/rule.ts'
import { isLoopback } from './reach.ts'
import { report } from './report.ts'
import type { SandboxServer } from './server.ts'

const bodyLimitBytes = 1024 * 1024

const speedBody = z.strictObject({ speed: z.number().positive().max(1000) })
const outageBody = z.strictObject({ milliseconds: z.int().min(1).max(3_600_000) })

type Action = (exchange: Exchange, server: SandboxServer) => Promise<void>

const actions: Record<string, Action> = {
  'GET health': async (exchange) => sendJson(exchange, { ok: true }),
  'GET tasks': async (exchange) => {
    const since = z.coerce.number().int().min(0).catch(0)
    sendJson(exchange, report(exchange.world, since.parse(exchange.url.searchParams.get('since'))))
  },
  'GET faults': async (exchange) => sendJson(exchange, { rules: exchange.world.faults.list() }),
  'POST faults': async (exchange) => {
    const given = await bodyAs(exchange, rules)
    if (!given) return
    exchange.world.faults.replace(given)
    sendJson(exchange, { rules: exchange.world.faults.list() })
  },
  'DELETE faults': async (exchange) => {
    exchange.world.faults.replace([])
    sendJson(exchange, { rules: [] })
  },
  'POST speed': async (exchange) => {
    const body = await bodyAs(exchange, speedBody)
    if (!body) return
    exchange.world.clock.setSpeed(body.speed)
    sendJson(exchange, body)
  },
  'POST reset': async (exchange, server) => {
    server.reset()
    sendJson(exchange, { ok: true })
  },
  'POST outage': async (exchange, server) => {
    const body = await bodyAs(exchange, outageBody)
    if (!body) return
    exchange.response.once('close', () => server.outage(body.milliseconds))
    exchange.response.setHeader('connection', 'close')
    sendJson(exchange, body)
  },
}

/** `/__sandbox/…`: for tests and people on this machine; to anyone else it is not there. */
export async function control(exchange: Exchange, server: SandboxServer): Promise<void> {
  const { request, url } = exchange
  const name = `${request.method} ${url.pathname.slice('/__sandbox/'.length)}`
  const action = Object.hasOwn(actions, name) ? actions[name] : undefined
  // A browser names the origin of every request that could change something: no web page may.
  if (!action || !isLoopback(request.socket.remoteAddress) || request.headers.origin) {
    return notFound(exchange)
  }
  await action(exchange, server)
}

/** The body, or undefined after a 400 that names what is wrong and where. */
async function bodyAs<S extends z.ZodType>(
  exchange: Exchange,
  schema: S,
): Promise<z.output<S> | undefined> {
  const bytes = await readBody(exchange.request, bodyLimitBytes)
  const parsed = schema.safeParse(bytes && parseJson(bytes))
  if (parsed.success) return parsed.data
  const issue = parsed.error.issues[0]
  const where = issue?.path.length ? `${z.core.toDotPath(issue.path)}: ` : ''
  const message = `${where}${issue?.message}`
  sendJson(exchange, { error: { code: 'bad_request', message } }, 400)
  return undefined
}

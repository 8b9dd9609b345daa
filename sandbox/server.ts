import { randomBytes } from 'node:crypto'
import { once } from 'node:events'
import { createServer, type IncomingMessage, type Server } from 'node:http'
import { type Exchange, sendText } from './exchange.ts'
import { route } from './routes.ts'
import { defaults, type Settings } from './settings.ts'
import { createWorld } from './world.ts'

/** A running stand-in. */
export type Sandbox = {
  /** `http://127.0.0.1:4010`, without a slash at the end. */
  url: string
  /** Ends everything at once: connections, tasks, renderings. */
  close(): Promise<void>
}

/** What the control endpoint may do to the server itself. */
export type SandboxServer = {
  /** Forgets all tasks, videos, rules and counts, and goes back to the first speed. */
  reset(): void
  /** Refuses connections for a while. */
  outage(milliseconds: number): void
}

/** Starts a stand-in for MiniMax. Port 0 takes a free one; rejects when the port is taken. */
export async function startSandbox(options: Partial<Settings> = {}): Promise<Sandbox> {
  const settings = { ...defaults, ...options }
  let world = createWorld(settings)
  let outageTimer: NodeJS.Timeout | undefined
  const http = createServer((request, response) => {
    serve({ world, request, response, url: urlOf(request) }, self)
  })
  const port = await listen(http, settings.host, settings.port)

  const self: SandboxServer = {
    reset() {
      world.end.abort()
      world = createWorld(settings)
    },
    outage(milliseconds) {
      http.close()
      clearTimeout(outageTimer)
      outageTimer = setTimeout(() => http.listen(port, settings.host), milliseconds)
    },
  }

  return {
    url: `http://${settings.host.includes(':') ? `[${settings.host}]` : settings.host}:${port}`,
    async close() {
      clearTimeout(outageTimer)
      world.end.abort()
      http.closeAllConnections()
      if (http.listening) await new Promise((resolve) => http.close(resolve))
    },
  }
}

async function serve(exchange: Exchange, server: SandboxServer) {
  const { request, response, world } = exchange
  response.setHeader('trace-id', randomBytes(16).toString('hex'))
  try {
    await route(exchange, server)
  } catch (error) {
    // The caller went away, or this world was ended: nobody is left to answer.
    if (request.socket.destroyed || world.end.signal.aborted) {
      response.destroy()
      return
    }
    console.error('The sandbox failed:', error)
    if (response.headersSent) response.destroy()
    else sendText(exchange, 500, 'text/plain', 'the sandbox itself failed; see its log')
  }
}

function urlOf({ url = '/' }: IncomingMessage): URL {
  return new URL(`http://sandbox${url.startsWith('/') ? url : '/'}`)
}

/** Listens and says on which port. */
async function listen(http: Server, host: string, port: number): Promise<number> {
  http.listen(port, host)
  await once(http, 'listening')
  const address = http.address()
  return typeof address === 'object' && address ? address.port : port
}

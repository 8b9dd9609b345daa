import 'server-only'
import { subscribe } from 'node:diagnostics_channel'
import type { IncomingHttpHeaders, IncomingMessage } from 'node:http'
import { env } from '#lib/env.ts'
import { processWide } from '#lib/process-wide.ts'

/**
 * Sets the headers that we believe on every request as it arrives, whatever the client wrote there:
 * Next keeps X-Forwarded-* as sent, so without this anybody could choose their address and host.
 * Call it once, in instrumentation.ts.
 */
export function receiveRequests(): void {
  processWide('arrival', () =>
    subscribe('http.server.request.start', (message) => {
      const { request } = message as { request: IncomingMessage }
      correctForwarded(request.headers, request.socket.remoteAddress ?? '', env())
      request.headers[pathHeader] = request.url ?? '/'
    }),
  )
}

/** The path and query that were asked for, which Next does not tell a page. */
export const pathHeader = 'x-firstframe-path'

/**
 * Without a proxy in front no forwarding header is believed: Next fills them in from the socket. With
 * `TRUST_PROXY` of them, the visitor is who the outermost one saw, and the public host is APP_URL's.
 */
export function correctForwarded(
  headers: IncomingHttpHeaders,
  socketAddress: string,
  { TRUST_PROXY, APP_URL }: { TRUST_PROXY: number; APP_URL: string },
): void {
  const seen = String(headers['x-forwarded-for'] ?? '')
    .split(',')
    .map((address) => address.trim())
    .filter(Boolean)
  for (const name of Object.keys(headers))
    if (name.startsWith('x-forwarded-') || name === 'forwarded') delete headers[name]
  headers['x-forwarded-for'] = (TRUST_PROXY > 0 && seen.at(-TRUST_PROXY)) || socketAddress
  if (TRUST_PROXY === 0) return
  const { host, protocol } = new URL(APP_URL)
  headers['x-forwarded-host'] = host
  headers['x-forwarded-proto'] = protocol.slice(0, -1)
}

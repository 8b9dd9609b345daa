import 'server-only'
import { subscribe } from 'node:diagnostics_channel'
import type { ServerResponse } from 'node:http'
import { processWide } from '#lib/process-wide.ts'

/** Carries the length of a route's answer past Next, which takes Content-Length off all of them. */
export const lengthHeader = 'x-firstframe-length'

/**
 * Gives the length its own name again on the way out, so that browsers can tell how far a download
 * is and notice one that broke off. Call it once, in instrumentation.ts.
 */
export function sendLengths(): void {
  processWide('departure', () =>
    subscribe('http.server.request.start', (message) => {
      const { response } = message as { response: ServerResponse }
      const setHeader = response.setHeader.bind(response)
      response.setHeader = (name, value) =>
        name === lengthHeader ? setHeader('content-length', String(value)) : setHeader(name, value)
    }),
  )
}

import type { Readable } from 'node:stream'
import { setTimeout as wait } from 'node:timers/promises'
import { Pool } from 'undici'

export type Sent = {
  method: string
  path: string
  headers: Record<string, string>
  body?: string
}

export type Got = { status: number; headers: Record<string, string>; text: string }

export type Door = { ask(sent: Sent): Promise<Got>; close(): Promise<void> }

/** Asks the portal at `origin` over connections that stay open. Redirects are answers like others. */
export function doorTo(origin: string, connections = 24): Door {
  const pool = new Pool(origin, { connections, bodyTimeout: 30_000, headersTimeout: 30_000 })
  return {
    close: () => pool.close(),
    async ask({ method, path, headers, body }) {
      const {
        statusCode,
        headers: given,
        body: read,
      } = await pool.request({
        method: method as 'GET',
        path,
        headers,
        ...(body !== undefined && { body }),
      })
      const got = plain(given)
      const endless = got['content-type'] === 'text/event-stream'
      const text = endless ? await beginningOf(read) : await read.text()
      return { status: statusCode, headers: got, text }
    },
  }
}

/** What a stream says that should not have opened: so much comes at once. */
async function beginningOf(stream: Readable): Promise<string> {
  let text = ''
  stream.on('data', (bytes) => (text += String(bytes)))
  stream.on('error', () => {}) // we leave
  await wait(1_000)
  stream.destroy()
  return text
}

function plain(headers: Record<string, string | string[] | undefined>): Record<string, string> {
  return Object.fromEntries(
    Object.entries(headers).map(([name, value]) => [name, [value ?? ''].flat().join(', ')]),
  )
}

/** Runs `work` for every one, so many at a time. */
export async function forAll<T>(
  all: T[],
  work: (one: T) => Promise<void>,
  atOnce = 24,
): Promise<void> {
  const rest = all.values()
  await Promise.all(
    Array.from({ length: atOnce }, async () => {
      for (const one of rest) await work(one)
    }),
  )
}

import { Agent, type ClientRequest, get } from 'node:http'
import { setTimeout } from 'node:timers/promises'
import { z } from 'zod'
import type { Reading } from '../measure/rounds.ts'

const given = z.object({
  origin: z.url(),
  path: z.string(),
  headers: z.record(z.string(), z.string()).default({}),
  count: z.int().nonnegative(),
})

let open: ClientRequest[] = []
let events = 0

/** Opens that many event streams and keeps reading them. Answers when each has its first bytes. */
export async function openViewers(details: Record<string, unknown>): Promise<Reading> {
  const { origin, path, headers, count } = given.parse(details)
  const agent = new Agent({ maxSockets: Number.POSITIVE_INFINITY })
  for (let opened = 0; opened < count; opened += 50)
    await Promise.all(
      Array.from({ length: Math.min(50, count - opened) }, () =>
        view(new URL(path, origin), headers, agent),
      ),
    )
  return { count: open.length }
}

const patienceMilliseconds = 10_000

/**
 * Ends them all, once they were given that many events or nothing more is to be hoped for; says how many
 * they were given since they were opened.
 */
export async function closeViewers(details: Record<string, unknown>): Promise<Reading> {
  const { expected } = z.object({ expected: z.int().default(0) }).parse(details)
  const until = performance.now() + patienceMilliseconds
  while (events < expected && performance.now() < until) await setTimeout(20)
  for (const request of open) request.destroy()
  const given = { events, count: open.length }
  open = []
  events = 0
  return given
}

function view(url: URL, headers: Record<string, string>, agent: Agent): Promise<void> {
  return new Promise((resolve, reject) => {
    const request = get(url, { headers: { ...headers, accept: 'text/event-stream' }, agent })
    request.on('error', reject)
    request.on('response', (response) => {
      if (response.statusCode !== 200)
        return reject(new Error(`a stream answered ${response.statusCode}`))
      open.push(request)
      response.on('error', () => {})
      response.on('data', (chunk: Buffer) => {
        resolve()
        events += count(chunk)
      })
    })
  })
}

/** Changes of jobs: what a stream says first, the viewer's role, is none. */
function count(chunk: Buffer): number {
  let found = 0
  const name = 'event: job\n'
  for (let at = chunk.indexOf(name); at >= 0; at = chunk.indexOf(name, at + name.length)) found++
  return found
}

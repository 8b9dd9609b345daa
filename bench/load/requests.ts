import { Client } from 'undici'
import { z } from 'zod'
import type { Reading } from '../measure/rounds.ts'
import { quantile } from '../measure/statistics.ts'

const given = z.object({
  origin: z.url(),
  path: z.string(),
  headers: z.record(z.string(), z.string()).default({}),
  connections: z.int().positive(),
  seconds: z.number().positive(),
})

/** The same request again and again on a fixed number of kept connections, each waiting for its answer. */
export async function requests(details: Record<string, unknown>): Promise<Reading> {
  const { origin, path, headers, connections, seconds } = given.parse(details)
  const clients = Array.from({ length: connections }, () => new Client(origin))
  const latencies: number[] = []
  let failures = 0
  const began = performance.now()
  const end = began + seconds * 1000
  await Promise.all(
    clients.map(async (client) => {
      while (performance.now() < end) {
        const start = performance.now()
        const ok = await once(client, path, headers)
        latencies.push(performance.now() - start)
        if (!ok) failures++
      }
    }),
  )
  const passed = (performance.now() - began) / 1000
  await Promise.all(clients.map((client) => client.destroy()))
  return {
    count: latencies.length,
    failures,
    perSecond: latencies.length / passed,
    p50: quantile(latencies, 0.5),
    p99: quantile(latencies, 0.99),
  }
}

async function once(client: Client, path: string, headers: Record<string, string>) {
  const { statusCode, body } = await client.request({ method: 'GET', path, headers })
  await body.dump({ limit: 10_000_000 })
  return statusCode === 200
}

import { Client } from 'undici'
import { z } from 'zod'
import type { Reading } from '../measure/rounds.ts'
import { quantile } from '../measure/statistics.ts'

const post = z.object({ path: z.string(), body: z.string() })
const given = z.object({
  origin: z.url(),
  connections: z.int().positive(),
  posts: z.array(post),
  /** Sent one after the other on a connection of their own for as long as the burst lasts. */
  probes: z.array(post).default([]),
})

/** What a probe counts that was not answered with 200: the time after which its sender would have given up. */
const refusedMilliseconds = 3_000

/** Sends each post once, as fast as they are answered. */
export async function burst(details: Record<string, unknown>): Promise<Reading> {
  const { origin, connections, posts, probes } = given.parse(details)
  const waiting = posts.values()
  const latencies: number[] = []
  const probed: number[] = []
  const failed: number[] = []
  let over = false

  async function send(client: Client, { path, body }: z.output<typeof post>) {
    const start = performance.now()
    const status = await once(client, path, body)
    return { status, milliseconds: performance.now() - start }
  }

  const clients = Array.from({ length: connections + 1 }, () => new Client(origin))
  const [prober, ...senders] = clients
  const began = performance.now()
  const probing = (async () => {
    for (const probe of probes) {
      if (!prober || over) return
      const { status, milliseconds } = await send(prober, probe)
      probed.push(status === 200 ? milliseconds : refusedMilliseconds)
    }
  })()
  await Promise.all(
    senders.map(async (client) => {
      for (const next of waiting) {
        const { status, milliseconds } = await send(client, next)
        latencies.push(milliseconds)
        if (status !== 200) failed.push(status)
      }
    }),
  )
  const passed = (performance.now() - began) / 1000
  over = true
  await probing
  await Promise.all(clients.map((client) => client.destroy()))
  return {
    count: latencies.length,
    failures: failed.length,
    lastFailure: failed.at(-1) ?? 200,
    perSecond: latencies.length / passed,
    p99: quantile(latencies, 0.99),
    ...(probed.length > 0 && {
      answered: probed.filter((milliseconds) => milliseconds < refusedMilliseconds).length,
      probeP99: quantile(probed, 0.99),
    }),
  }
}

async function once(client: Client, path: string, body: string) {
  const headers = { 'content-type': 'application/json' }
  const answer = await client.request({ method: 'POST', path, headers, body })
  await answer.body.dump({ limit: 1_000_000 })
  return answer.statusCode
}

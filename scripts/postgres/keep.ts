import { connect } from 'node:net'
import type { Cluster } from './cluster.ts'

const everyMilliseconds = 1_000

/** Starts the embedded server again when it died. Returns what ends the watch. */
export function keepServer(cluster: Cluster): () => Promise<void> {
  const port = Number(new URL(cluster.databaseUrl).port)
  let stopped = false
  let looking: Promise<void> = Promise.resolve()
  const timer = setInterval(() => {
    looking = looking.then(look)
  }, everyMilliseconds)

  async function look(): Promise<void> {
    if (stopped || (await answers(port)) || stopped) return
    console.error('The embedded PostgreSQL is gone: starting it again.')
    await cluster.revive().catch((error: unknown) => console.error(String(error)))
  }

  return async () => {
    stopped = true
    clearInterval(timer)
    await looking
  }
}

function answers(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect(port, '127.0.0.1')
    socket.once('connect', () => resolve(true))
    socket.once('error', () => resolve(false))
    socket.once('connect', () => socket.destroy())
  })
}

import { z } from 'zod'
import { quantile } from '../measure/statistics.ts'
import { type Answers, answer } from '../process/answer.ts'
import { machineMilliseconds, oddPause } from './pause.ts'
import { jobIds, until, writeRow } from './row-writes.ts'

/** A queue under measurement: a message is a text. */
export type Queue = {
  send(text: string): Promise<void>
  /** Hands messages to `handle` from now on, until the process ends. */
  work(handle: (text: string) => Promise<void>): Promise<void>
}

const given = z.object({ count: z.int().positive() })

/** What producer and worker of either queue are asked: the same work around another queue. */
export function answerFor(queue: Queue): void {
  const latencies: number[] = []
  const answers: Answers = {
    /** Opens the connections, so that their opening is not measured. */
    warm: async () => {
      await queue.send('0')
      await jobIds(1)
      return {}
    },
    sendSingles: async (details) => {
      const { count } = given.parse(details)
      for (let sent = 0; sent < count; sent++) {
        await oddPause()
        await queue.send(String(machineMilliseconds()))
      }
      return {}
    },
    sendMany: async (details) => {
      const ids = await jobIds(given.parse(details).count)
      for (let sent = 0; sent < ids.length; sent += 50)
        await Promise.all(ids.slice(sent, sent + 50).map((id) => queue.send(id)))
      return {}
    },
    work: async () => {
      await queue.work(async (text) => {
        const sentAt = Number(text)
        if (sentAt > 0) latencies.push(machineMilliseconds() - sentAt)
      })
      return {}
    },
    latencies: async (details) => {
      const { count } = given.parse(details)
      await until(() => latencies.length >= count)
      return { p50: quantile(latencies, 0.5), p95: quantile(latencies, 0.95) }
    },
    drain: async (details) => {
      const { count } = given.parse(details)
      let handled = 0
      const began = performance.now()
      await queue.work(async (text) => {
        if (text === '0') return
        await writeRow(text)
        handled++
      })
      await until(() => handled >= count)
      return { drainedPerSecond: (handled / (performance.now() - began)) * 1000 }
    },
  }
  answer(answers)
}

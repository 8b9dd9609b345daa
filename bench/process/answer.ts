import { z } from 'zod'
import type { Reading } from '../measure/rounds.ts'

const asked = z.object({
  number: z.number(),
  question: z.string(),
  details: z.record(z.string(), z.unknown()),
})

type Details = Record<string, unknown>
export type Answers = Record<string, (details: Details) => Promise<Reading>>

/** Answers what the bench asks, by name, until the bench lets go. */
export function answer(answers: Answers): void {
  process.on('message', async (message) => {
    const { number, question, details } = asked.parse(message)
    try {
      const work = answers[question]
      if (!work) throw new Error(`nobody answers ${question}`)
      process.send?.({ number, reading: await work(details) })
    } catch (error) {
      process.send?.({ number, error: error instanceof Error ? error.stack : String(error) })
    }
  })
  process.once('disconnect', () => process.exit(0))
}

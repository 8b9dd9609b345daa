import { Pool } from 'undici'
import { z } from 'zod'
import { pushBody, pushPath } from '../load/push.ts'
import { taskOf } from '../load/task.ts'
import type { Reading } from '../measure/rounds.ts'
import { answer } from '../process/answer.ts'
import { pause } from './pause.ts'

/** The upstream whose tasks change: a process of its own, which nothing else holds up. */

const given = z.object({
  origin: z.url(),
  of: z.enum(['ours', 'limit']),
  attempts: z.array(z.uuid()),
  perSecond: z.number().positive(),
})

answer({
  /**
   * Lets each task fail, one in each step and at any moment of it, for even steps would fall on the same moment of the
   * screen's frames; and pushes that. Answers when each did: milliseconds since 1970.
   */
  fail: async (details) => {
    const { origin, of, attempts, perSecond } = given.parse(details)
    const pool = new Pool(origin)
    const began = Date.now()
    const changed: Reading = {}
    const pushes: Promise<void>[] = []
    for (const [n, id] of attempts.entries()) {
      const at = began + ((n + Math.random()) * 1000) / perSecond
      await pause(Math.max(0, at - Date.now()))
      changed[taskOf(id)] = Date.now()
      pushes.push(push(pool, pushPath(of, id), pushBody(id, 'failed')))
    }
    await Promise.all(pushes)
    await pool.destroy()
    return changed
  },
})

async function push(pool: Pool, path: string, body: string): Promise<void> {
  const headers = { 'content-type': 'application/json' }
  const answer = await pool.request({ method: 'POST', path, headers, body })
  await answer.body.dump()
  if (answer.statusCode !== 200) throw new Error(`a push was answered with ${answer.statusCode}`)
}

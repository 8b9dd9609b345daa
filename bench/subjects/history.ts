import { z } from 'zod'
import { history } from '#lib/jobs/history-queries.ts'
import { jobStates } from '#lib/jobs/view.ts'
import { quantile } from '../measure/statistics.ts'
import { answer } from '../process/answer.ts'
import { viewerOf } from './viewer.ts'

/** The history's query as pages and feed call it, one at a time. */

const given = z.object({
  seat: z.object({ workspaceId: z.uuid(), userId: z.uuid(), token: z.string() }),
  after: z.uuid().optional(),
  states: z.array(z.enum(jobStates)).optional(),
  projectId: z.uuid().optional(),
  memberId: z.uuid().optional(),
  count: z.int().positive(),
  expected: z.int().nonnegative(),
})

answer({
  history: async (details) => {
    const { seat, count, expected, ...filter } = given.parse(details)
    const viewer = viewerOf(seat)
    const latencies: number[] = []
    for (let done = 0; done < count; done++) {
      const start = performance.now()
      const { jobs } = await history(viewer, { ...filter, limit: 24 })
      latencies.push(performance.now() - start)
      if (jobs.length !== expected || jobs.some(({ member }) => member.id !== seat.userId))
        throw new Error(`${jobs.length} jobs came where ${expected} are right`)
    }
    return { p50: quantile(latencies, 0.5), p99: quantile(latencies, 0.99) }
  },
})

import { enqueue, work } from '#lib/queue.ts'
import { answerFor } from './queue-answers.ts'

/** The product's queue, as the product uses it. */
answerFor({
  send: (text) => enqueue('settle', { jobId: text }),
  work: (handle) => work('settle', ({ jobId }) => handle(jobId)),
})

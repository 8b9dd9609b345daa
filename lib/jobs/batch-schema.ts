import { z } from 'zod'
import type { RefusalCode } from '#lib/errors.ts'
import { mostCells, mostOfEach, mostTakes } from '#lib/jobs/batch.ts'
import {
  type Choice,
  durationsSeconds,
  isModel,
  type Model,
  resolutions,
} from '#lib/jobs/catalog.ts'
import { jobRequest, sentPrompt } from '#lib/jobs/schema.ts'

/** What the batch desk sends. Each cell must be what a single job may be; messages are refusal codes. */

const said = (code: RefusalCode) => ({ error: code })

export const choice = z.strictObject({
  model: z.custom<Model>(
    (name) => typeof name === 'string' && isModel(name),
    said('model_unknown'),
  ),
  durationSeconds: z.literal(durationsSeconds, said('duration_unsupported')),
  resolution: z.literal(resolutions, said('resolution_unsupported')),
  promptOptimizer: z.boolean(),
  fastPretreatment: z.boolean(),
}) satisfies z.ZodType<Choice>

const total = z.strictObject({ micros: z.int().min(0), unknown: z.int().min(0) })

const matrix = z.strictObject({
  frameIds: z
    .array(z.uuid(said('frame_missing')))
    .min(1, said('frame_missing'))
    .max(mostTakes),
  prompts: z.array(sentPrompt).min(1).max(mostTakes),
  choices: z.array(choice).min(1).max(mostTakes),
  takes: z.int().min(1).max(mostOfEach),
  off: z.array(z.int().min(0)).max(mostCells),
})

export const batchRequest = z
  .strictObject({
    workspace: z.string().optional(),
    submissionId: z.uuid(),
    projectId: z.uuid().optional(),
    /** The take that the composer was opened from. */
    sourceId: z.uuid().optional(),
    matrix,
    /** What the button said that they cost together; without it no price is compared. */
    seen: total.optional(),
    /** Over a budget they shall wait for an admin, all of them. */
    askApproval: z.boolean().optional(),
  })
  .superRefine((request, context) => {
    const { frameIds, prompts, choices, takes } = request.matrix
    const refuse = (path: (string | number)[], message: string) =>
      context.addIssue({ code: 'custom', path: ['matrix', ...path], message })
    const cells = frameIds.length * prompts.length * choices.length
    if (cells > mostCells) return refuse(['takes'], 'batch_too_many')
    const on = cells - new Set(request.matrix.off.filter((n) => n < cells)).size
    if (on === 0) return refuse(['off'], 'batch_empty')
    if (on * takes > mostTakes) return refuse(['takes'], 'batch_too_many')
    for (const [n, chosen] of choices.entries())
      for (const found of wrongWith({ prompt: '', ...chosen })) refuse(['choices', n], found)
  })

const anyId = '00000000-0000-7000-8000-000000000000'

/** By the rules of a single job. */
function wrongWith(part: object): string[] {
  const judged = jobRequest.safeParse({ ...part, submissionId: anyId, frameId: anyId })
  return judged.error?.issues.map(({ message }) => message) ?? []
}

export type BatchRequest = z.infer<typeof batchRequest>

/** Exactly the failed takes that a person saw, and what they cost again. */
export const batchRetry = z.strictObject({
  workspace: z.string(),
  batchId: z.uuid(),
  jobIds: z.array(z.uuid()).min(1).max(mostTakes),
  seen: total.optional(),
})

export type BatchRetry = z.infer<typeof batchRetry>

export const aBatch = z.strictObject({ workspace: z.string(), batchId: z.uuid() })

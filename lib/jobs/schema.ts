import { z } from 'zod'
import type { RefusalCode } from '#lib/errors.ts'
import {
  durationsSeconds,
  facts,
  isModel,
  legalDurations,
  legalResolutions,
  type Model,
  promptLimitCharacters,
  resolutions,
} from '#lib/jobs/catalog.ts'

/** What the composer sends and what the server accepts: exactly what the catalog allows. Messages are refusal codes. */

const said = (code: RefusalCode) => ({ error: code })

const fields = z.strictObject({
  /** The workspace's name in addresses; without one, the current workspace. */
  workspace: z.string().optional(),
  submissionId: z.uuid(),
  frameId: z.uuid(said('frame_missing')),
  /** Without one, the workspace's default project. */
  projectId: z.uuid().optional(),
  prompt: z
    .string()
    .refine((prompt) => [...prompt].length <= promptLimitCharacters, said('prompt_too_long'))
    .refine((prompt) => prompt === '' || visibleShare(prompt) >= 0.5, said('prompt_invisible')),
  model: z.custom<Model>(
    (name) => typeof name === 'string' && isModel(name),
    said('model_unknown'),
  ),
  durationSeconds: z.literal(durationsSeconds, said('duration_unsupported')),
  resolution: z.literal(resolutions, said('resolution_unsupported')),
  promptOptimizer: z.boolean(),
  fastPretreatment: z.boolean(),
  /** The take that the composer was opened from. */
  sourceId: z.uuid().optional(),
  /** The price that was shown with the button, in micro-dollars; null when it is not known. */
  seenMicros: z.int().min(0).nullable().optional(),
  /** Over a budget it shall wait for an admin. */
  askApproval: z.boolean().optional(),
})

export const jobRequest = fields.superRefine((request, context) => {
  const refuse = (path: string, message: RefusalCode) =>
    context.addIssue({ code: 'custom', path: [path], message })
  const { model, resolution, durationSeconds } = request
  if (!legalResolutions(model).includes(resolution)) refuse('resolution', 'resolution_unsupported')
  else if (!legalDurations(model, resolution).includes(durationSeconds))
    refuse('durationSeconds', 'duration_unsupported')
  if (request.fastPretreatment && !facts(model).fastPretreatment)
    refuse('fastPretreatment', 'fast_pretreatment_unsupported')
})

export type JobRequest = z.infer<typeof jobRequest>

/** The share of characters that can be seen; the upstream refuses too many that cannot (code 1042). */
function visibleShare(prompt: string): number {
  const characters = [...prompt]
  return (
    characters.filter(
      (character) => !/[\p{Cf}\p{Cc}\p{Co}\p{Cn}]/u.test(character) || /[\n\t]/.test(character),
    ).length / characters.length
  )
}

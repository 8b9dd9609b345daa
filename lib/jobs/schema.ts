import { z } from 'zod'
import { canonical } from '#lib/camera/canonical.ts'
import { lintErrors } from '#lib/camera/lint.ts'
import { isLintError, type LintError } from '#lib/camera/problem.ts'
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
import { longestPrompt } from '#lib/jobs/composition.ts'
import { storable } from '#lib/storable.ts'

/** What the composer sends and what the server accepts: exactly what the catalog allows. Messages are refusal codes. */

const said = (code: RefusalCode) => ({ error: code })

/** What the linter finds that the upstream would refuse. The settings beside the prompt change nothing about these. */
const refusalOf: Record<LintError, RefusalCode> = {
  too_long: 'prompt_too_long',
  mostly_invisible: 'prompt_invisible',
}
const anySettings = {
  directivesHonoured: true,
  promptOptimizer: false,
  durationSeconds: 6,
  longestSeconds: 6,
  limitCharacters: promptLimitCharacters,
}

/** Stored and sent in the one form that the upstream documents (docs/decisions/0020). */
export const sentPrompt = z
  .string()
  .max(longestPrompt, said('prompt_too_long'))
  .transform((prompt) => canonical(storable(prompt)))
  .superRefine((prompt, context) => {
    for (const { code } of lintErrors(prompt, anySettings))
      if (isLintError(code)) context.addIssue({ code: 'custom', message: refusalOf[code] })
  })

const fields = z.strictObject({
  /** The workspace's name in addresses; without one, the current workspace. */
  workspace: z.string().optional(),
  submissionId: z.uuid(),
  frameId: z.uuid(said('frame_missing')),
  /** Without one, the workspace's default project. */
  projectId: z.uuid().optional(),
  prompt: sentPrompt,
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

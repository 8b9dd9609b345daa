import { z } from 'zod'
import {
  type Choice,
  defaultChoice,
  durationsSeconds,
  isModel,
  type Model,
  nearest,
  resolutions,
} from '#lib/jobs/catalog.ts'
import { storable } from '#lib/storable.ts'

/**
 * What the composer holds, whether or not it could be submitted: no frame yet, an empty or overlong prompt.
 * A draft keeps it, a template gives it, a remix copies it, an address and a video's file carry it.
 */
export type Composition = {
  frameId: string | null
  prompt: string
  choice: Choice
  /** Null for the workspace's default project. */
  projectId: string | null
}

export const blankComposition: Composition = {
  frameId: null,
  prompt: '',
  choice: defaultChoice,
  projectId: null,
}

/** Prompts far over the upstream's limit are kept too: a person may have pasted first and means to cut. */
export const longestPrompt = 20_000

const choice = z
  .object({
    model: z.custom<Model>((name) => typeof name === 'string' && isModel(name)),
    durationSeconds: z.literal(durationsSeconds),
    resolution: z.literal(resolutions),
    promptOptimizer: z.boolean(),
    fastPretreatment: z.boolean(),
  })
  .transform((stored) => nearest(stored).choice)

/**
 * Reads what was kept before, perhaps by an older version: settings that are not known any more give way to the
 * defaults, those that became illegal to the nearest legal ones; frame and prompt stay.
 */
export const composition = z.object({
  frameId: z.uuid().nullable().catch(null),
  prompt: z.string().max(longestPrompt).transform(storable),
  choice: choice.catch(defaultChoice),
  projectId: z.uuid().nullable().catch(null),
})

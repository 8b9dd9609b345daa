import { z } from 'zod'
import { invalid, Refusal } from './base-resp.ts'
import { findModel } from './catalog.ts'
import { mostlyInvisible } from './prompt.ts'

const promptLimitCharacters = 2000

/** The fields in the order they are checked: the first that is wrong is the one that is named. */
const fields = z.object({
  model: z.string(),
  prompt: z.string().default(''),
  first_frame_image: z.string().min(1).optional(),
  duration: z.int().optional(),
  resolution: z.string().min(1).optional(),
  prompt_optimizer: z.boolean().default(true),
  fast_pretreatment: z.boolean().default(false),
  aigc_watermark: z.boolean().default(false),
  callback_url: z.string().min(1).optional(),
})

/** A create request that the catalog allows. The picture is not looked at yet. */
export type Asked = {
  model: string
  prompt: string
  duration: number
  resolution: string
  prompt_optimizer: boolean
  fast_pretreatment: boolean
  directivesHonoured: boolean
  firstFrame: string
  callbackUrl: string | undefined
}

/** Checks a create body against the catalog. Unknown fields are ignored. */
export function validate(body: unknown, { lenient }: { lenient: boolean }): Asked | Refusal {
  const parsed = fields.safeParse(body)
  if (!parsed.success) return invalid(String(parsed.error.issues[0]?.path[0] ?? 'body'))
  const { model: name, prompt, first_frame_image, callback_url, ...rest } = parsed.data
  const model = findModel(name)
  if (!model) return invalid('model')
  if ([...prompt].length > promptLimitCharacters) return invalid('prompt')
  if (mostlyInvisible(prompt)) return new Refusal(1042)
  if (first_frame_image === undefined) {
    return model.textToVideo === 'refused_by_name'
      ? invalid(`model ${name} does not support Text-to-Video mode`)
      : invalid('first_frame_image')
  }
  const duration = rest.duration ?? (lenient ? 6 : undefined)
  if (duration === undefined) return invalid('duration')
  const resolution = rest.resolution ?? (lenient ? model.defaultResolution : undefined)
  if (resolution === undefined) return invalid('resolution')
  const durations = Object.hasOwn(model.offers, resolution) ? model.offers[resolution] : undefined
  if (!durations) return invalid(`model ${name} does not support resolution ${resolution}`)
  if (!durations.includes(duration)) {
    return invalid(
      `model ${name} does not support duration ${duration} with resolution ${resolution}`,
    )
  }
  return {
    model: name,
    prompt,
    duration,
    resolution,
    prompt_optimizer: rest.prompt_optimizer,
    fast_pretreatment: rest.fast_pretreatment,
    directivesHonoured: model.directives,
    firstFrame: first_frame_image,
    callbackUrl: callback_url,
  }
}

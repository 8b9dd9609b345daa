import { z } from 'zod'
import type { RefusalCode } from '#lib/errors.ts'
import { composition } from '#lib/jobs/composition.ts'
import { storable } from '#lib/storable.ts'
import { longestTemplateName } from '#lib/templates/view.ts'

/** What is sent about templates. Messages are refusal codes. */

const said = (code: RefusalCode) => ({ error: code })

const name = z
  .string()
  .trim()
  .min(1, said('template_name_missing'))
  .max(longestTemplateName, said('template_name_long'))
  .transform(storable)

const workspace = z.string()
const templateId = z.uuid()

export const newTemplate = z.strictObject({ workspace, name, personal: z.boolean(), composition })
/** Every save is a version; `composition` is the next one. */
export const templateSave = z.strictObject({ workspace, templateId, composition })
export const templateName = z.strictObject({ workspace, templateId, name })
export const templateShare = z.strictObject({ workspace, templateId })
export const templateState = z.strictObject({ workspace, templateId, deleted: z.boolean() })
export const templateVersion = z.strictObject({ workspace, templateId, n: z.int().min(1) })

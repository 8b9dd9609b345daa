import { z } from 'zod'
import { providerNames } from '#lib/upstream-keys/view.ts'

/** What people type about a workspace's own upstream key. */

const workspace = z.string()
/** How many: form fields are text. */
const limit = z.coerce.number('limit_invalid').int('limit_invalid').min(1, 'limit_invalid')
export const mostLimit = 1_000
const limits = {
  rpm: limit.max(mostLimit, 'limit_invalid'),
  concurrency: limit.max(mostLimit, 'limit_invalid'),
}
const provider = z.enum(providerNames)
const apiKey = z
  .string()
  .trim()
  .min(1, 'key_missing')
  .max(4096, 'key_invalid')
  .regex(/^[\x21-\x7e]+$/, 'key_invalid')

export const keyInput = z.object({ workspace, provider, apiKey, ...limits })
export const limitsInput = z.object({ workspace, ...limits })
export const workspaceInput = z.object({ workspace })

export type KeyInput = z.output<typeof keyInput>
export type Limits = Pick<KeyInput, 'rpm' | 'concurrency'>

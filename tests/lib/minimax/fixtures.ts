import { readFileSync } from 'node:fs'
import { z } from 'zod'
import type { CreateRequest } from '#lib/minimax/wire.ts'
import { request as ordinary } from './upstream.ts'

/** tests/fixtures/minimax.json: requests and answers of the upstream, recorded or composed from its documentation. */

const headers = z.record(z.string(), z.string())
const answer = z.object({ http_status: z.number(), headers: headers.optional(), body: z.unknown() })
const createBody = z.looseObject({
  model: z.string(),
  prompt: z.string().optional(),
  duration: z.union([z.number(), z.string()]).optional(),
  resolution: z.string().optional(),
  prompt_optimizer: z.boolean().optional(),
  fast_pretreatment: z.boolean().optional(),
  callback_url: z.string().optional(),
})
export type CreateBody = z.infer<typeof createBody>
const created = z.object({
  name: z.string(),
  request: z.object({ path: z.string(), headers, body: createBody }),
  response: answer,
})
const got = z.object({
  name: z.string(),
  request: z.object({ path: z.string(), headers }),
  response: answer,
})
const push = z.object({
  name: z.string(),
  from_minimax: z.object({ body: z.object({ task_id: z.string(), status: z.string() }) }),
})

const file = z.object({
  _meta: z.object({ provider_profiles: z.record(z.string(), z.record(z.string(), z.string())) }),
  create_ok: z.array(created),
  create_errors: z.array(created),
  query: z.array(got),
  retrieve: z.array(got),
  download: z.array(z.object({ name: z.string(), response: answer })),
  callbacks: z.object({
    handshake_ok: z.object({
      from_minimax: z.object({ body: z.object({ challenge: z.string() }) }),
    }),
    handshake_failures: z.array(z.object({ case: z.string(), effect_on_create: z.string() })),
    pushes: z.array(push),
    robustness_cases: z.array(z.object({ name: z.string(), do: z.string() })),
  }),
  gpt_ge: z.array(
    z.object({
      name: z.string(),
      request: z.object({ method: z.string(), url: z.url(), body: createBody.optional() }),
      response: answer,
    }),
  ),
  files_admin: z.array(z.object({ name: z.string(), response: answer })),
  http_layer: z.array(z.object({ name: z.string(), response: answer })),
  directives: z.array(z.object({ cn: z.string(), en: z.string() })),
  model_matrix: z.record(
    z.string(),
    z.object({
      resolutions: z.record(z.string(), z.array(z.number())),
      default_resolution: z.string(),
      directives: z.boolean(),
      fast_pretreatment: z.boolean(),
    }),
  ),
  lifecycle_example: z.object({
    task_id: z.string(),
    timeline: z.array(z.object({ status: z.string(), file_id: z.string().optional() })),
  }),
  status_codes: z.array(
    z.object({
      code: z.number(),
      text: z.string(),
      retry_get: z.boolean().nullable(),
      retry_create: z.union([z.boolean(), z.string()]).nullable(),
    }),
  ),
})

const path = new URL('../../fixtures/minimax.json', import.meta.url)
export const fixtures = file.parse(JSON.parse(readFileSync(path, 'utf8')))

/** Every entry of the file, as `section/name`. */
export function everyEntry(): string[] {
  const raw: Record<string, unknown> = JSON.parse(readFileSync(path, 'utf8'))
  return Object.entries(raw).flatMap(([section, content]) => namesIn(section, content))
}

function namesIn(section: string, content: unknown): string[] {
  if (section === '_meta' || section === 'lifecycle_example') return [section]
  if (Array.isArray(content)) return content.map((entry) => `${section}/${nameOf(entry)}`)
  return Object.entries(content as Record<string, unknown>).flatMap(([name, inner]) =>
    Array.isArray(inner) ? namesIn(`${section}/${name}`, inner) : [`${section}/${name}`],
  )
}

function nameOf(entry: Record<string, unknown>): string {
  return String(entry.name ?? entry.case ?? entry.cn ?? entry.code)
}

/** What our client can be asked for that is nearest to a fixture's body; some bodies it cannot write. */
export function askFor(body: CreateBody): CreateRequest {
  return {
    ...ordinary,
    model: body.model,
    prompt: body.prompt ?? '',
    durationSeconds: Number(body.duration ?? 6),
    resolution: body.resolution ?? '768P',
    promptOptimizer: body.prompt_optimizer ?? true,
    fastPretreatment: body.fast_pretreatment,
    callbackUrl: body.callback_url,
  }
}

import { z } from 'zod'

/** Every fault there is, by the call it can happen to. docs/sandbox.md has an example of each. */

const milliseconds = z.int().min(0).max(86_400_000)
/** Before or after the call has had its effect; after a create means that the task is accepted. */
const at = (usual: 'before' | 'after') => z.enum(['before', 'after']).default(usual)
const sizeBytes = z.int().min(1).max(20_000_000_000)

const connection = [
  z.strictObject({ kind: z.literal('refuse') }),
  z.strictObject({ kind: z.literal('reset'), at: at('before') }),
  z.strictObject({ kind: z.literal('delay'), at: at('before'), milliseconds }),
  z.strictObject({
    kind: z.literal('http'),
    at: at('before'),
    status: z.int().min(200).max(599),
    body: z.enum(['html', 'json', 'text', 'empty']).default('html'),
    headers: z.record(z.string().regex(/^[a-z0-9-]+$/i), z.string().regex(/^[ -~]*$/)).default({}),
  }),
] as const

const answers = [
  z.strictObject({
    kind: z.literal('base'),
    at: at('before'),
    code: z.int(),
    text: z.string().optional(),
  }),
  z.strictObject({
    kind: z.literal('body'),
    at: at('after'),
    as: z.enum(['malformed', 'truncated', 'huge', 'html', 'duplicate_keys', 'empty']),
    sizeBytes: sizeBytes.default(64 * 1024 * 1024),
  }),
  z.strictObject({ kind: z.literal('trickle'), milliseconds }),
] as const

const create = [
  ...connection,
  ...answers,
  z.strictObject({
    kind: z.literal('task_id'),
    as: z.enum(['number', 'empty', 'missing', 'huge', 'reused', 'wide']),
  }),
] as const

const query = [
  ...connection,
  ...answers,
  z.strictObject({ kind: z.literal('status'), word: z.string() }),
  z.strictObject({ kind: z.literal('lag'), milliseconds }),
  z.strictObject({ kind: z.literal('no_file_id') }),
  z.strictObject({ kind: z.literal('minimal') }),
] as const

const retrieve = [
  ...connection,
  ...answers,
  z.strictObject({ kind: z.literal('file_id_text') }),
  z.strictObject({ kind: z.literal('link'), url: z.string() }),
  z.strictObject({ kind: z.literal('backup_link') }),
] as const

const download = [
  ...connection,
  z.strictObject({ kind: z.literal('expired') }),
  z.strictObject({ kind: z.literal('expires_halfway') }),
  z.strictObject({ kind: z.literal('truncated') }),
  z.strictObject({ kind: z.literal('short'), missingBytes: sizeBytes }),
  z.strictObject({
    kind: z.literal('body'),
    as: z.enum(['html', 'garbage', 'empty', 'huge']),
    sizeBytes: sizeBytes.default(64 * 1024 * 1024),
  }),
  z.strictObject({ kind: z.literal('drip'), bytesPerSecond: z.int().min(1) }),
  z.strictObject({
    kind: z.literal('redirect'),
    url: z.string().regex(/^[!-~]+$/),
    status: z.union([301, 302, 303, 307, 308].map((status) => z.literal(status))).default(302),
  }),
  z.strictObject({ kind: z.literal('no_range') }),
  z.strictObject({ kind: z.literal('content_type'), value: z.string().regex(/^[ -~]+$/) }),
] as const

const challenge = [
  z.strictObject({ kind: z.literal('never') }),
  z.strictObject({ kind: z.literal('late'), milliseconds }),
  z.strictObject({ kind: z.literal('twice'), second: z.enum(['same', 'other']).default('same') }),
  z.strictObject({
    kind: z.literal('wrong'),
    as: z.enum(['number', 'null', 'object', 'empty', 'missing', 'huge']),
  }),
  z.strictObject({ kind: z.literal('disbelieve') }),
  z.strictObject({ kind: z.literal('after_accept') }),
  z.strictObject({ kind: z.literal('skip') }),
] as const

const push = [
  z.strictObject({ kind: z.literal('drop') }),
  z.strictObject({ kind: z.literal('delay'), milliseconds }),
  z.strictObject({ kind: z.literal('duplicate'), times: z.int().min(2).max(100).default(2) }),
  z.strictObject({ kind: z.literal('reorder') }),
  z.strictObject({
    kind: z.literal('forge'),
    as: z.enum(['status', 'task', 'token']),
    status: z.string().optional(),
    taskId: z.string().optional(),
    instead: z.boolean().default(false),
  }),
  z.strictObject({ kind: z.literal('capitals') }),
  z.strictObject({
    kind: z.literal('body'),
    as: z.enum(['malformed', 'html', 'huge', 'empty']),
    sizeBytes: z
      .int()
      .min(1)
      .max(100_000_000)
      .default(1024 * 1024),
  }),
] as const

export const kinds = { create, query, retrieve, download, challenge, push }

import { resolve } from 'node:path'
import { pathToFileURL } from 'node:url'
import { z } from 'zod'

/** Every setting, parsed once. `.env.example` is checked against this list by a test. */

const port = z.coerce.number().int().min(0).max(65_535)
const origin = z.url({ protocol: /^https?$/ }).transform((url) => url.replace(/\/+$/, ''))
const optional = <T extends z.ZodType>(schema: T) =>
  z.preprocess((value) => value || undefined, schema.optional())
const withDefault = <T extends z.ZodType>(schema: T, value: string) =>
  z.preprocess((given) => (given === undefined || given === '' ? value : given), schema)

const storageUrl = z
  .url({ protocol: /^(file|s3)$/ })
  .refine(
    (url) => !url.startsWith('file:') || /^file:\/\/\/[^?#]+$/.test(url),
    'write it as file:///an/absolute/folder',
  )
  .refine(
    (url) => !url.startsWith('s3:') || isBucketAddress(url),
    'write it as s3://bucket or s3://bucket/prefix, in letters, digits, dots and hyphens; a key belongs in AWS_ACCESS_KEY_ID',
  )

/** The rules of AWS for buckets, and ours for what lies in storage (lib/files/key.ts). */
function isBucketAddress(url: string): boolean {
  return (
    url.length <= 300 && /^s3:\/\/[a-z0-9][a-z0-9.-]{1,61}[a-z0-9](\/[\w-][\w.-]*)*\/?$/.test(url)
  )
}

/** Separated by commas. */
const oldKeys = z
  .string()
  .transform((text) => text.split(',').map((key) => key.trim()))
  .pipe(z.array(z.string().min(32, 'each key must have at least 32 characters')))

export const settings = z.object({
  PORT: withDefault(port, '3000'),
  HOST: withDefault(z.string(), '127.0.0.1'),
  APP_URL: optional(origin),
  DATA_DIR: withDefault(z.string(), './.data'),
  DATABASE_URL: optional(z.url({ protocol: /^postgres(ql)?$/ })),
  NEXTAUTH_SECRET: optional(z.string().min(32, 'must have at least 32 characters')),
  ENCRYPTION_KEY: optional(z.string().min(32, 'must have at least 32 characters')),
  ENCRYPTION_KEY_OLD: optional(oldKeys),
  MINIMAX_API_KEY: optional(z.string().min(1)),
  MINIMAX_PROVIDER: withDefault(z.enum(['vapi', 'minimax', 'minimax-cn']), 'vapi'),
  MINIMAX_BASE_URL: optional(origin),
  MINIMAX_CALLBACKS: withDefault(z.enum(['auto', 'on', 'off']), 'auto'),
  MINIMAX_RPM: withDefault(z.coerce.number().int().min(1), '5'),
  MINIMAX_CONCURRENCY: withDefault(z.coerce.number().int().min(1), '5'),
  STORAGE_URL: optional(storageUrl),
  S3_ENDPOINT: optional(origin),
  AWS_REGION: optional(z.string().regex(/^[\w-]+$/, 'must be a name such as eu-central-1')),
  AWS_ACCESS_KEY_ID: optional(z.string()),
  AWS_SECRET_ACCESS_KEY: optional(z.string()),
  AWS_SESSION_TOKEN: optional(z.string()),
  SMTP_URL: optional(z.url({ protocol: /^smtps?$/ })),
  MAIL_FROM: optional(z.string().regex(/^[^\r\n]*@[^\r\n]+$/, 'must be an address')),
  OIDC_ISSUER: optional(origin),
  OIDC_CLIENT_ID: optional(z.string()),
  OIDC_CLIENT_SECRET: optional(z.string()),
  OIDC_NAME: withDefault(z.string().max(40), 'Single sign-on'),
  GITHUB_CLIENT_ID: optional(z.string()),
  GITHUB_CLIENT_SECRET: optional(z.string()),
  GOOGLE_CLIENT_ID: optional(z.string()),
  GOOGLE_CLIENT_SECRET: optional(z.string()),
  SIGN_UP: withDefault(z.enum(['open', 'invite']), 'open'),
  TRUST_PROXY: optional(z.coerce.number().int().min(0).max(9)),
  LOG_LEVEL: withDefault(z.enum(['silent', 'error', 'warn', 'info', 'debug']), 'info'),
  SANDBOX_PORT: withDefault(port, '4010'),
  SANDBOX_SPEED: withDefault(z.coerce.number().positive().max(1000), '1'),
})

type Settings = z.infer<typeof settings>

/** What the app runs on: the settings with every default that depends on another filled in. */
export type Env = Omit<Settings, 'APP_URL' | 'STORAGE_URL' | 'TRUST_PROXY' | 'MAIL_FROM'> & {
  APP_URL: string
  MAIL_FROM: string
  STORAGE_URL: string
  /** Proxies of ours in front, whose X-Forwarded-For is believed: one when APP_URL is https, else none. */
  TRUST_PROXY: number
  /** True when no MINIMAX_API_KEY is set: our stand-in renders the videos. */
  sandbox: boolean
}

/** A setting is wrong; the message is one sentence that says which and what to do. */
export class EnvError extends Error {}

/** Reads settings out of `source`. Throws EnvError with one clear sentence. */
export function parseEnv(source: Record<string, string | undefined>): Env {
  const parsed = settings.safeParse(source)
  if (!parsed.success) {
    const issue = parsed.error.issues[0]
    throw new EnvError(
      `The setting ${issue?.path.join('.')} is not usable (${issue?.message}). Correct it in the environment or in .env, see .env.example.`,
    )
  }
  const values = parsed.data
  refuseHalves(values)
  refuseBucketWithoutRegion(values)
  const dataDir = resolve(values.DATA_DIR)
  const appUrl = values.APP_URL ?? `http://localhost:${values.PORT}`
  return {
    ...values,
    DATA_DIR: dataDir,
    APP_URL: appUrl,
    TRUST_PROXY: values.TRUST_PROXY ?? (appUrl.startsWith('https:') ? 1 : 0),
    MAIL_FROM: values.MAIL_FROM ?? `Firstframe <no-reply@${new URL(appUrl).hostname}>`,
    STORAGE_URL: values.STORAGE_URL ?? pathToFileURL(resolve(dataDir, 'files')).href,
    sandbox: values.MINIMAX_API_KEY === undefined,
  }
}

/** What only works together with another setting. */
const together = [
  ['OIDC_ISSUER', 'OIDC_CLIENT_ID', 'OIDC_CLIENT_SECRET'],
  ['GITHUB_CLIENT_ID', 'GITHUB_CLIENT_SECRET'],
  ['GOOGLE_CLIENT_ID', 'GOOGLE_CLIENT_SECRET'],
  ['AWS_ACCESS_KEY_ID', 'AWS_SECRET_ACCESS_KEY'],
] as const

function refuseHalves(values: Settings): void {
  for (const names of together) {
    const missing = names.find((name) => values[name] === undefined)
    const given = names.find((name) => values[name] !== undefined)
    if (missing && given)
      throw new EnvError(
        `The setting ${missing} is missing: ${given} means nothing without it. Set both in the environment or in .env, or none.`,
      )
  }
}

function refuseBucketWithoutRegion({ STORAGE_URL, AWS_REGION, S3_ENDPOINT }: Settings): void {
  if (!STORAGE_URL?.startsWith('s3:') || AWS_REGION || S3_ENDPOINT) return
  throw new EnvError(
    'The setting AWS_REGION is missing: STORAGE_URL names a bucket, and AWS is asked for it in its region. Set it in the environment or in .env, or S3_ENDPOINT for a bucket elsewhere.',
  )
}

let parsed: Env | undefined

/** The environment of this process, parsed at first use. */
export function env(): Env {
  parsed ??= parseEnv(process.env)
  return parsed
}

/**
 * next-auth reads the environment itself, when a request comes. With this and without NEXTAUTH_URL it
 * takes its own address from the request, whose host lib/web/next-auth.ts has checked by then.
 */
export function letNextAuthReadHost(): void {
  process.env.AUTH_TRUST_HOST = '1'
}

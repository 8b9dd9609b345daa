import { z } from 'zod'

/** Everything that can be set about the stand-in. docs/sandbox.md explains each. */
export type Settings = {
  host: string
  /** 0 picks a free port. */
  port: number
  /** 10 makes every task ten times quicker. */
  speed: number
  /** From accept to Success at speed 1. */
  taskSeconds: number
  /** Create calls in any 60 real seconds for each key; 0 for no limit. */
  createsPerMinute: number
  /** A missing `duration` or `resolution` takes the official default instead of being refused. */
  lenient: boolean
  /** Shapes outside 1:2 to 2:1 are refused, as was once seen live; else 2:5 to 5:2. */
  narrowShapes: boolean
  /** Image and callback addresses may be loopback or private. */
  privateUrls: boolean
  /** How long a download link lives, in real seconds. */
  linkSeconds: number
  /** The one key that is nobody's. */
  badKey: string
  /** Finished videos kept in memory; the oldest go first. */
  videoMemoryBytes: number
}

const variables = {
  host: ['SANDBOX_HOST', z.string()],
  port: ['SANDBOX_PORT', z.coerce.number().int().min(0).max(65_535)],
  speed: ['SANDBOX_SPEED', z.coerce.number().positive().max(1000)],
  taskSeconds: ['SANDBOX_TASK_SECONDS', z.coerce.number().positive()],
  createsPerMinute: ['SANDBOX_RPM', z.coerce.number().int().min(0)],
  lenient: ['SANDBOX_LENIENT', z.stringbool()],
  narrowShapes: ['SANDBOX_NARROW_SHAPES', z.stringbool()],
  privateUrls: ['SANDBOX_PRIVATE_URLS', z.stringbool()],
  linkSeconds: ['SANDBOX_LINK_SECONDS', z.coerce.number().positive()],
  badKey: ['SANDBOX_BAD_KEY', z.string()],
  videoMemoryBytes: [
    'SANDBOX_VIDEO_MEGABYTES',
    z.coerce
      .number()
      .positive()
      .transform((megabytes) => megabytes * 1_000_000),
  ],
} satisfies Record<keyof Settings, [string, z.ZodType]>

export const defaults: Settings = {
  host: '127.0.0.1',
  port: 4010,
  speed: 1,
  taskSeconds: 20,
  createsPerMinute: 5,
  lenient: false,
  narrowShapes: false,
  privateUrls: true,
  linkSeconds: 3600,
  badKey: 'nonsense',
  videoMemoryBytes: 512_000_000,
}

/** A setting is wrong; the message is one sentence. */
export class SettingsError extends Error {}

/** Reads SANDBOX_* out of `source`; what is missing or empty keeps its default. */
export function readSettings(source: Record<string, string | undefined>): Settings {
  const given = Object.entries(variables).flatMap(([key, [name, schema]]) => {
    const text = source[name]
    if (text === undefined || text === '') return []
    const parsed = schema.safeParse(text)
    if (parsed.success) return [[key, parsed.data]]
    throw new SettingsError(
      `The setting ${name} is not usable (${parsed.error.issues[0]?.message}). See docs/sandbox.md.`,
    )
  })
  return { ...defaults, ...Object.fromEntries(given) }
}

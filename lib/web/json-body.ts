import 'server-only'
import type { z } from 'zod'
import { Refused } from '#lib/errors.ts'
import { boundedText } from '#lib/web/bounded-text.ts'

/** The body as JSON of that shape; refused when it is longer than `maxBytes` or of another. */
export async function jsonBody<S extends z.ZodType>(
  request: Request,
  schema: S,
  maxBytes: number,
): Promise<z.output<S> | Refused> {
  const text = await boundedText(request, maxBytes)
  if (text === undefined) return new Refused('body_too_large')
  const input = schema.safeParse(jsonOf(text))
  return input.success ? input.data : new Refused('bad_request')
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

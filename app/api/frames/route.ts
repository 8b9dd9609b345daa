import { z } from 'zod'
import { Refused } from '#lib/errors.ts'
import { fetchFrame } from '#lib/frames/fetch-from-url.ts'
import { upload } from '#lib/frames/upload.ts'
import { boundedText } from '#lib/web/bounded-text.ts'
import { route } from '#lib/web/route.ts'

/** The picture's bytes as the body, whatever type they are said to have. */
export const PUT = route(async (viewer, request) => {
  const body = request.body ?? new Blob().stream()
  const declaredBytes = Number(request.headers.get('content-length') ?? 0)
  return created(await upload(viewer, body, { declaredBytes, signal: request.signal }))
})

const named = z.strictObject({ url: z.string() })
const maxBodyBytes = 16 * 1024

/** `{ "url": "https://…" }`: the picture at an address. */
export const POST = route(async (viewer, request) => {
  const text = await boundedText(request, maxBodyBytes)
  if (text === undefined) return new Refused('body_too_large')
  const input = named.safeParse(jsonOf(text))
  if (!input.success) return new Refused('bad_request', { field: 'url' })
  return created(await fetchFrame(viewer, input.data.url, { signal: request.signal }))
})

function created<T>(frame: T | Refused): Response | Refused {
  return frame instanceof Refused ? frame : Response.json(frame, { status: 201 })
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

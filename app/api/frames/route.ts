import { z } from 'zod'
import type { Viewer } from '#lib/accounts/viewer.ts'
import { Refused } from '#lib/errors.ts'
import { fetchFrame } from '#lib/frames/fetch-from-url.ts'
import { frameOfBytes, framePage } from '#lib/frames/list-queries.ts'
import { upload } from '#lib/frames/upload.ts'
import type { FramePage } from '#lib/frames/view.ts'
import { boundedText } from '#lib/web/bounded-text.ts'
import { route } from '#lib/web/route.ts'

const query = z.object({
  after: z.uuid().optional(),
  /** Of the file as somebody has it, or of the frame's own bytes: at most one frame answers. */
  sha256: z
    .string()
    .regex(/^[0-9a-f]{64}$/)
    .optional(),
  limit: z.coerce.number().int().min(1).max(100).default(24),
})

/** A page of the workspace's frames, newest first; with `sha256`, the one that is known by it. */
export const GET = route(async (viewer, request) => {
  const asked = query.safeParse(Object.fromEntries(new URL(request.url).searchParams))
  if (!asked.success) return new Refused('bad_request')
  const { sha256, ...page } = asked.data
  return Response.json(sha256 ? await known(viewer, sha256) : await framePage(viewer, page), {
    headers: { 'cache-control': 'private, no-store' },
  })
})

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

async function known(viewer: Viewer, sha256: string): Promise<FramePage> {
  const frame = await frameOfBytes(viewer, sha256)
  return { frames: frame ? [frame] : [], next: null }
}

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

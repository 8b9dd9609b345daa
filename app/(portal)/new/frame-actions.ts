'use server'

import { z } from 'zod'
import { fetchFrame } from '#lib/frames/fetch-from-url.ts'
import { action } from '#lib/web/action.ts'

/** Fetches a picture by its address and keeps it as a frame. */
export const fetchFrameByUrl = action(
  z.strictObject({ url: z.string().max(2048) }),
  (viewer, { url }) => fetchFrame(viewer, url),
)

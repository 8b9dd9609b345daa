import { z } from 'zod'
import type { Viewer } from '#lib/accounts/viewer.ts'
import { frameForViewer } from '#lib/frames/queries.ts'
import type { FrameView } from '#lib/frames/view.ts'
import { blankComposition, type Composition, composition } from '#lib/jobs/composition.ts'
import { jobRequestOf } from '#lib/jobs/queries.ts'

/** What the composer opens with; the frame with all that is shown of it. */
export type Start = Composition & { frame: FrameView | undefined }

type Asked = { remix?: string | string[] | undefined; frame?: string | string[] | undefined }

/** Another job's picture and settings, one frame, or nothing. */
export async function startOf(viewer: Viewer, asked: Asked): Promise<Start> {
  const start = await compositionOf(viewer, asked)
  const frame = start.frameId ? await frameForViewer(viewer, start.frameId) : undefined
  return { ...start, frame }
}

async function compositionOf(viewer: Viewer, { remix, frame }: Asked): Promise<Composition> {
  const jobId = z.uuid().safeParse(remix).data
  const frameId = z.uuid().safeParse(frame).data
  const old = jobId ? await jobRequestOf(viewer, jobId) : undefined
  if (!old) return { ...blankComposition, frameId: jobId ? null : (frameId ?? null) }
  const request = frameId ? { ...old.request, frameId } : old.request
  return composition.parse({ ...request, choice: old.request })
}

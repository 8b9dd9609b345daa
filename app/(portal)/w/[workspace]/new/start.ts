import { randomUUID } from 'node:crypto'
import { z } from 'zod'
import type { Viewer } from '#lib/accounts/viewer.ts'
import { frameForViewer } from '#lib/frames/queries.ts'
import type { FrameView } from '#lib/frames/view.ts'
import { type Choice, defaultChoice } from '#lib/jobs/catalog.ts'
import { jobRequestOf } from '#lib/jobs/queries.ts'
import { jobRequest } from '#lib/jobs/schema.ts'

export type Start = {
  frame: FrameView | undefined
  prompt: string
  choice: Choice
  /** Of the job that is remixed; the composer takes it while it is open to who asks. */
  projectId?: string
}

type Asked = { remix?: string | string[] | undefined; frame?: string | string[] | undefined }

/** What the composer opens with: another job's picture and settings, one frame, or nothing. */
export async function startOf(viewer: Viewer, { remix, frame }: Asked): Promise<Start> {
  const jobId = z.uuid().safeParse(remix).data
  if (jobId) return remixOf(viewer, jobId)
  const frameId = z.uuid().safeParse(frame).data
  return { ...blank, frame: frameId ? await frameForViewer(viewer, frameId) : undefined }
}

const blank: Start = { frame: undefined, prompt: '', choice: defaultChoice }

/** Settings that the catalog no longer knows give way to the defaults; picture and prompt stay. */
async function remixOf(viewer: Viewer, jobId: string): Promise<Start> {
  const old = await jobRequestOf(viewer, jobId)
  if (!old) return blank
  const { frameId, prompt, projectId } = old.request
  const legal = jobRequest.safeParse({ ...old.request, submissionId: randomUUID() })
  return {
    frame: await frameForViewer(viewer, frameId),
    prompt,
    projectId,
    choice: legal.success ? choiceOf(legal.data) : defaultChoice,
  }
}

function choiceOf(request: Choice): Choice {
  const { model, durationSeconds, resolution, promptOptimizer, fastPretreatment } = request
  return { model, durationSeconds, resolution, promptOptimizer, fastPretreatment }
}

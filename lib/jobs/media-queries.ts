import 'server-only'
import { z } from 'zod'
import type { Viewer } from '#lib/accounts/viewer.ts'
import { within } from '#lib/db.ts'

const uuid = z.uuid()

/** Where a job's stored bytes are; undefined when there are none, or not for this viewer. */
export async function storedMedia(viewer: Viewer, jobId: string) {
  if (!uuid.safeParse(jobId).success) return undefined
  const job = await within(viewer, (tx) =>
    tx.job.findFirst({
      where: { id: jobId, workspaceId: viewer.workspaceId, state: 'done' },
      select: {
        videoKey: true,
        posterKey: true,
        videoSha256: true,
        prompt: true,
        finishedAt: true,
      },
    }),
  )
  const { videoKey, posterKey, videoSha256, finishedAt } = job ?? {}
  if (!job || !videoKey || !posterKey || !videoSha256 || !finishedAt) return undefined
  return { videoKey, posterKey, videoSha256, finishedAt, title: titleOf(job.prompt, jobId) }
}

/**
 * What a download tells of how the video was made: the prompt only where it is the viewer's own. Undefined when the
 * viewer wants nothing of it in their files.
 */
export async function settingsToCarry(viewer: Viewer, jobId: string) {
  const { workspaceId, userId } = viewer
  return within(viewer, async (tx) => {
    const member = await tx.member.findUnique({
      where: { workspaceId_userId: { workspaceId, userId } },
      select: { tagsDownloads: true },
    })
    if (!member?.tagsDownloads) return undefined
    const job = await tx.job.findFirst({ where: { id: jobId, workspaceId }, select: carried })
    if (!job) return undefined
    const { id, userId: askedBy, prompt, ...settings } = job
    return { version: 1, jobId: id, prompt: askedBy === userId ? prompt : null, ...settings }
  })
}

const carried = {
  id: true,
  userId: true,
  frameId: true,
  prompt: true,
  model: true,
  durationSeconds: true,
  resolution: true,
  promptOptimizer: true,
  fastPretreatment: true,
  projectId: true,
} as const

/** A file name that a person recognises: the beginning of the prompt and of the id. */
function titleOf(prompt: string, jobId: string): string {
  const words = prompt.replace(/\s+/g, ' ').trim()
  return `${[...words].slice(0, 40).join('') || 'video'} ${jobId.slice(-8)}`
}

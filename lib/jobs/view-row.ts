import { type FailureCode, failures, type WaitingCode, waits } from '#lib/jobs/failure.ts'
import type { JobState, JobView } from '#lib/jobs/view.ts'

/** A job as the database gives it to the history, the stream and the job page. */
export type JobRow = {
  id: string
  state: JobState
  prompt: string
  model: string
  durationSeconds: number
  resolution: string
  frameId: string
  frameWidth: number
  frameHeight: number
  userId: string
  userName: string
  projectId: string
  batchId: string | null
  createdAt: Date
  submittedAt: Date | null
  renderingAt: Date | null
  finishedAt: Date | null
  priceMicros: number | null
  failureCode: string | null
  waitingCode: string | null
  videoWidth: number | null
  videoHeight: number | null
  videoMillis: number | null
  videoSizeBytes: number | null
  deletedAt: Date | null
  pinnedAt: Date | null
}

/** `act`: whether who looks may change jobs at all. */
export function viewOf(row: JobRow, act: boolean): JobView {
  const ended = row.state === 'failed' || row.state === 'canceled'
  return {
    id: row.id,
    state: row.state,
    prompt: row.prompt,
    model: row.model,
    durationSeconds: row.durationSeconds,
    resolution: row.resolution,
    frame: { id: row.frameId, width: row.frameWidth, height: row.frameHeight },
    member: { id: row.userId, name: row.userName },
    projectId: row.projectId,
    batchId: row.batchId,
    createdAt: row.createdAt.toISOString(),
    submittedAt: iso(row.submittedAt),
    renderingAt: iso(row.renderingAt),
    finishedAt: iso(row.finishedAt),
    priceMicros: row.priceMicros,
    failure: isFailure(row.failureCode) ? row.failureCode : null,
    waiting: isWait(row.waitingCode) ? row.waitingCode : null,
    video: videoOf(row),
    can: {
      cancel: act && row.state === 'queued',
      retry: act && ended,
      remove: act && (ended || row.state === 'done'),
    },
    pinned: row.pinnedAt !== null,
    deleted: row.deletedAt !== null,
  }
}

function videoOf(row: JobRow): JobView['video'] {
  const {
    videoWidth: width,
    videoHeight: height,
    videoMillis: millis,
    videoSizeBytes: sizeBytes,
  } = row
  if (
    row.state !== 'done' ||
    width === null ||
    height === null ||
    millis === null ||
    sizeBytes === null
  )
    return null
  return { width, height, millis, sizeBytes }
}

export function iso(date: Date | null): string | null {
  return date?.toISOString() ?? null
}

function isFailure(code: string | null): code is FailureCode {
  return code !== null && Object.hasOwn(failures, code)
}

export function isWait(code: string | null): code is WaitingCode {
  return code !== null && Object.hasOwn(waits, code)
}

import type { JobDetails, JobView } from '#lib/jobs/view.ts'

/** A finished job; `changes` make it another. */
export function aJob(changes: Partial<JobView> = {}): JobView {
  return {
    id: '01930000-0000-7000-8000-000000000000',
    state: 'done',
    prompt: 'A fox looks up [推进]',
    model: 'MiniMax-Hailuo-2.3',
    durationSeconds: 6,
    resolution: '768P',
    frame: { id: '01930000-0000-7000-8000-00000000000f', width: 1280, height: 720 },
    member: { id: '01930000-0000-7000-8000-00000000000a', name: 'Ada Lin' },
    projectId: '01930000-0000-7000-8000-0000000000a1',
    batchId: null,
    createdAt: '2026-11-22T10:00:00.000Z',
    submittedAt: null,
    renderingAt: null,
    finishedAt: null,
    priceMicros: 280_000,
    failure: null,
    waiting: null,
    video: { width: 1366, height: 768, millis: 5875, sizeBytes: 1_000_000 },
    can: { cancel: false, retry: false, remove: true },
    pinned: false,
    deleted: false,
    ...changes,
  }
}

/** The same with what its page shows. */
export function aJobInDetail(changes: Partial<JobDetails> = {}): JobDetails {
  return {
    ...aJob(),
    promptOptimizer: true,
    fastPretreatment: false,
    retryOfId: null,
    retryIds: [],
    source: null,
    derived: [],
    money: { word: 'reserved', priceMicros: 280_000 },
    receipt: [],
    attempts: [],
    ...changes,
  }
}

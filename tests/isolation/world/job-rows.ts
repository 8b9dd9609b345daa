import { createHash } from 'node:crypto'
import type pg from 'pg'
import type { JobState } from '#lib/jobs/view.ts'
import { contentOf, idIn, idOf } from './canary.ts'
import { namedIn, type WorkspaceName } from './cast.ts'
import { insert } from './insert.ts'

/** The jobs of every workspace, by their number. */
export const jobs = [
  { n: 1, state: 'queued' },
  { n: 2, state: 'submitting', attempt: 'unknown' },
  { n: 3, state: 'rendering', attempt: 'accepted' },
  { n: 4, state: 'saving', attempt: 'accepted' },
  { n: 5, state: 'done', attempt: 'accepted' },
  { n: 6, state: 'failed', attempt: 'rejected', failure: 'input_moderated' },
  { n: 7, state: 'canceled', attempt: 'canceled' },
  { n: 8, state: 'attention', attempt: 'unknown', failure: 'outcome_unknown' },
  { n: 9, state: 'done', attempt: 'accepted', deleted: true },
  { n: 10, state: 'queued', approval: true },
  { n: 11, state: 'queued', approval: true },
] as const satisfies {
  n: number
  state: JobState
  attempt?: string
  failure?: string
  deleted?: true
  approval?: true
}[]

export const frames = [1, 2]

/** The takes of the first are jobs 6 and 11; the second is deleted, and its take with it. */
export const batches = [1, 2]
const batchOf: Record<number, number> = { 6: 1, 9: 2, 11: 1 }

function shaOf(text: string): string {
  return createHash('sha256').update(text).digest('hex')
}

export const frameSha = (name: WorkspaceName, n: number) => shaOf(`frame ${name} ${n}`)
export const sourceSha = (name: WorkspaceName, n: number) => shaOf(`source ${name} ${n}`)
export const frameKey = (name: WorkspaceName, n: number) =>
  `frames/${idIn(name, 'workspace')}/${frameSha(name, n)}.jpg`
export const mediaKey = (name: WorkspaceName, n: number, type: 'mp4' | 'webp') =>
  `videos/${idIn(name, 'workspace')}/${idIn(name, 'job', n)}-${idIn(name, 'attempt', n)}.${type}`

export async function insertJobs(client: pg.Client, name: WorkspaceName): Promise<void> {
  const workspace_id = idIn(name, 'workspace')
  const authors = namedIn(name)
  for (const n of frames) {
    await insert(client, 'frame', {
      id: idIn(name, 'frame', n),
      workspace_id,
      created_by_id: idOf(authors[0] ?? 'owner'),
      sha256: frameSha(name, n),
      mime: 'image/jpeg',
      width: 1280,
      height: 720,
      size_bytes: 20_000,
      storage_key: frameKey(name, n),
    })
    await insert(client, 'frame_source', {
      workspace_id,
      sha256: sourceSha(name, n),
      frame_id: idIn(name, 'frame', n),
    })
  }
  for (const n of batches)
    await insert(client, 'batch', {
      id: idIn(name, 'batch', n),
      workspace_id,
      user_id: idOf(authors[0] ?? 'owner'),
      project_id: idIn(name, 'project', 1),
      submission_id: idIn(name, 'batch', 100 + n),
      deleted_at: n === 2 ? new Date() : null,
    })
  for (const job of jobs) {
    const author = authors[job.n % authors.length] ?? 'owner'
    await insertJob(client, name, job, idOf(author))
  }
  await client.query('update workspace set last_event_seq = $2 where id = $1', [
    workspace_id,
    jobs.length,
  ])
}

async function insertJob(
  client: pg.Client,
  name: WorkspaceName,
  job: (typeof jobs)[number],
  user_id: string,
): Promise<void> {
  const { n, state } = job
  const [workspace_id, id, attempt_id] = [
    idIn(name, 'workspace'),
    idIn(name, 'job', n),
    idIn(name, 'attempt', n),
  ]
  const content = contentOf(name)
  const at = new Date()
  await insert(client, 'job', {
    id,
    workspace_id,
    user_id,
    submission_id: idIn(name, 'job', 100 + n),
    frame_id: idIn(name, 'frame', 1 + (n % frames.length)),
    retry_of_id: n === 7 ? idIn(name, 'job', 6) : null,
    project_id: idIn(name, 'project', 1 + (n % 2)),
    ...(batchOf[n] && { batch_id: idIn(name, 'batch', batchOf[n]), batch_take: n }),
    price_micros: 280_000,
    price_version_id: idIn(name, 'price'),
    state,
    prompt: `A lake ${content} [Push in]`,
    model: 'MiniMax-Hailuo-02',
    duration_seconds: 6,
    resolution: '768P',
    prompt_optimizer: true,
    fast_pretreatment: false,
    submitted_at: at,
    ...('failure' in job && { failure_code: job.failure }),
    ...('deleted' in job && { deleted_at: at }),
    ...('approval' in job && { approval_asked_at: at }),
    ...(state === 'done' && {
      video_key: mediaKey(name, n, 'mp4'),
      poster_key: mediaKey(name, n, 'webp'),
      video_sha256: shaOf(`video ${name} ${n}`),
      video_size_bytes: 4_000,
      video_width: 1366,
      video_height: 768,
      video_millis: 5_880,
    }),
    ...(['done', 'failed', 'canceled'].includes(state) && { finished_at: at }),
  })
  await insertAttempt(client, name, job)
  await insert(client, 'event', {
    workspace_id,
    seq: n,
    job_id: id,
    attempt_id,
    kind: 'accepted',
    data: { status: content },
  })
  if (state === 'done') await insertTransfers(client, name, n)
}

async function insertAttempt(
  client: pg.Client,
  name: WorkspaceName,
  job: (typeof jobs)[number],
): Promise<void> {
  const content = contentOf(name)
  await insert(client, 'attempt', {
    id: idIn(name, 'attempt', job.n),
    workspace_id: idIn(name, 'workspace'),
    job_id: idIn(name, 'job', job.n),
    n: 1,
    state: 'attempt' in job ? job.attempt : 'prepared',
    account_id: content,
    request_sha256: content,
    challenge_sha256: content,
    mode: 'advisory',
    task_id: `${content}-${job.n}`,
    file_id: content,
    upstream_status: content,
    trace_id: content,
    closed_reason: content,
    sending_at: new Date(),
  })
  await insert(client, 'evidence', {
    id: idIn(name, 'evidence', job.n),
    attempt_id: idIn(name, 'attempt', job.n),
    kind: 'response',
    source: content,
    sha256: content,
    body: content,
  })
}

async function insertTransfers(client: pg.Client, name: WorkspaceName, n: number): Promise<void> {
  const moves = [
    ['hold', 'available', 'held'],
    ['charge', 'held', 'spent'],
  ]
  for (const [index, [kind, debit, credit]] of moves.entries())
    await insert(client, 'transfer', {
      id: idIn(name, 'transfer', 10 * n + index),
      workspace_id: idIn(name, 'workspace'),
      job_id: idIn(name, 'job', n),
      attempt_id: idIn(name, 'attempt', n),
      kind,
      debit,
      credit,
      amount_micros: 280_000,
    })
}

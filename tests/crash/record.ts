import type { Stage } from './stage.ts'
import type { Take } from './take.ts'
import type { Accepted } from './upstream.ts'

/** All that our rows and the sandbox know of what was asked for once. */
export type JobRecord = {
  jobs: JobRow[]
  attempts: AttemptRow[]
  /** The kinds of the receipt's lines, in order. */
  receipt: string[]
  /** What the sandbox accepted for it. */
  tasks: Accepted[]
}

export type JobRow = {
  id: string
  state: string
  videoKey: string | null
  posterKey: string | null
  videoSha256: string | null
  videoSizeBytes: number | null
}
export type AttemptRow = {
  n: number
  id: string
  state: string
  taskId: string | null
  /** Why it is not accepted, if it is not. */
  why: string | null
  /** On the attention list. */
  listed: boolean
  /** A push came in on its address. */
  pushed: boolean
}

/** `since`: how many tasks were accepted before it was asked for. */
export async function recordOf(
  { database, upstream }: Stage,
  { prompt }: Take,
  since: number,
): Promise<JobRecord> {
  const tasks = await upstream.tasks(since)
  const events = await database.sql<{ kind: string }>(
    'select e.kind from event e join job j on j.id = e.job_id where j.prompt = $1 order by e.seq',
    [prompt],
  )
  return {
    tasks: tasks.filter(({ request }) => request.prompt === prompt),
    receipt: events.map(({ kind }) => kind),
    jobs: await database.sql<JobRow>(
      `select id, state::text as state, video_key as "videoKey", poster_key as "posterKey",
         video_sha256 as "videoSha256", video_size_bytes as "videoSizeBytes" from job where prompt = $1`,
      [prompt],
    ),
    attempts: await database.sql<AttemptRow>(
      `select a.n, a.id, a.state::text as state, a.task_id as "taskId", a.closed_reason as why, a.attention_at is not null as listed,
         exists (select 1 from evidence e where e.attempt_id = a.id and e.kind = 'push') as pushed
       from attempt a join job j on j.id = a.job_id where j.prompt = $1 order by a.n`,
      [prompt],
    ),
  }
}

import { randomUUID } from 'node:crypto'
import { ask, type Person } from './person.ts'
import { type Point, points } from './points.ts'
import type { Stage } from './stage.ts'
import { until } from './until.ts'

/** A job that is brought to one point. */
export type Take = { person: Person; prompt: string; submissionId: string }

/** One for each point. `wave` is part of their prompts. */
export function takesOf(stage: Stage, wave: string): Map<Point, Take> {
  const { asking, claimed, everybody } = stage.people
  const people: Partial<Record<Point, Person>> = { asked: asking, claimed }
  const take = (point: Point): [Point, Take] => [
    point,
    {
      person: people[point] ?? everybody,
      prompt: `A street ${wave} (${point})`,
      submissionId: randomUUID(),
    },
  ]
  return new Map((Object.keys(points) as Point[]).map(take))
}

/** Asks for the job: one is made, however often this is repeated. */
export function submit({ origin }: Stage, { person, prompt, submissionId }: Take) {
  const { frameId, ...viewer } = person
  const request = {
    submissionId,
    frameId,
    prompt,
    model: 'MiniMax-Hailuo-02',
    resolution: '512P',
    durationSeconds: 6,
    promptOptimizer: false,
    fastPretreatment: false,
  }
  return ask<{ jobId: string }>(origin, '/jobs', { person: viewer, request })
}

/** Asks for all jobs but the one that is asked for later; they wait until they are sent. */
export async function submitQuietly(stage: Stage, takes: Map<Point, Take>): Promise<void> {
  const { database } = stage
  await database.sql(`update upstream set paused_until = now() + interval '1 hour'`)
  for (const [point, take] of takes) if (point !== 'asked') await submit(stage, take)
  await database.sql(
    `update job set due_at = now() + interval '1 hour' where state = 'queued' and prompt = any($1)`,
    [[...takes.values()].map(({ prompt }) => prompt)],
  )
  await database.sql('update upstream set paused_until = null, callback_error_at = null')
}

/** Lets `sender` send the job: the web process when it is told to, the worker when it finds it. */
export async function send(stage: Stage, take: Take, sender: Sender): Promise<void> {
  await stage.database.sql(`update job set due_at = now() where prompt = $1`, [take.prompt])
  if (sender === 'web') await ask(stage.origin, '/dispatch', { person: {} })
}

export type Sender = 'web' | 'worker'

/** The job as its row says, and who sent it last. */
export async function jobOf(stage: Stage, { prompt }: Take): Promise<JobRow | undefined> {
  const [job] = await stage.database.sql<JobRow>(
    `select j.id, j.state::text as state, a.id as "attemptId", p.kind as sender
     from job j join attempt a on a.job_id = j.id left join process p on p.boot_id = a.sender_boot_id
     where j.prompt = $1 order by a.n desc limit 1`,
    [prompt],
  )
  return job
}

type JobRow = { id: string; state: string; attemptId: string; sender: string | null }

/** Asks again, as a browser's user does, until somebody answers. */
export async function insist(stage: Stage, take: Take): Promise<void> {
  await until('the submission is answered', () =>
    submit(stage, take).then(
      () => true,
      () => false,
    ),
  )
}

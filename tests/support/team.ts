import { randomUUID } from 'node:crypto'
import type { Viewer } from '#lib/accounts/viewer.ts'
import { Refused } from '#lib/errors.ts'
import { defaultChoice } from '#lib/jobs/catalog.ts'
import { submit } from '#lib/jobs/submit.ts'
import { sql } from './database.ts'
import { aFrame, aViewer } from './engine.ts'

/** Another person in the workspace of `viewer`. */
export async function aColleague(viewer: Viewer, role: Viewer['role'] = 'member'): Promise<Viewer> {
  const { userId, sessionId, name, email } = await aViewer('Colleague')
  await sql('insert into member (workspace_id, user_id, role) values ($1, $2, $3)', [
    viewer.workspaceId,
    userId,
    role,
  ])
  return { ...viewer, userId, sessionId, name, email, role }
}

/** Jobs that wait, in the order they were asked for; nothing is sent. */
export async function queued(viewer: Viewer, count: number, frameId?: string): Promise<string[]> {
  const frame = frameId ?? (await aFrame(viewer, 320, 320))
  const ids: string[] = []
  for (let n = 0; n < count; n++) {
    const job = await submit(viewer, {
      ...defaultChoice,
      submissionId: randomUUID(),
      frameId: frame,
      prompt: `take ${n}`,
    })
    if (job instanceof Refused) throw new Error(job.code)
    ids.push(job.jobId)
  }
  return ids
}

import { createHash } from 'node:crypto'
import { pool } from './pool.ts'

export type Take = {
  id: string
  state: string
  prompt: string
  model: string
  durationSeconds: number
  resolution: string
  frameId: string
  userName: string
  createdAt: Date
}

/** The session check and the page of the product's history, as two named statements. */
export async function signedInHistory(token: string): Promise<Take[] | undefined> {
  const sha256 = createHash('sha256').update(token).digest('hex')
  const session = await pool().query<{ workspaceId: string }>({
    name: 'session',
    text: `select s.workspace_id as "workspaceId", m.role::text, u.name from session s join "user" u on u.id = s.user_id
      join member m on m.workspace_id = s.workspace_id and m.user_id = s.user_id
      where s.token_sha256 = $1 and s.revoked_at is null and s.expires_at > now() and s.last_seen_at > now() - interval '7 days'`,
    values: [sha256],
  })
  const workspaceId = session.rows[0]?.workspaceId
  if (!workspaceId) return undefined
  const takes = await pool().query<Take>({
    name: 'history',
    text: `select j.id, j.state::text as state, j.prompt, j.model, j.duration_seconds as "durationSeconds", j.resolution,
        j.frame_id as "frameId", f.width, f.height, u.name as "userName", j.created_at as "createdAt", j.finished_at as "finishedAt"
      from job j join frame f on f.id = j.frame_id join "user" u on u.id = j.user_id
      where j.workspace_id = $1 and j.deleted_at is null order by j.id desc limit 25`,
    values: [workspaceId],
  })
  return takes.rows
}

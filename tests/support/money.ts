import { randomUUID } from 'node:crypto'
import { type Viewer, viewerOfSession } from '#lib/accounts/viewer.ts'
import { Refused } from '#lib/errors.ts'
import { sql } from './database.ts'
import { aViewer } from './engine.ts'

type Of = { workspaceId: string }

/** A budget as its row, past the rules for people. Hard, by the month, of the whole team unless said otherwise. */
export async function aBudget(
  { workspaceId }: Of,
  budget: {
    limitMicros: number
    period?: 'day' | 'month'
    isHard?: boolean
    isPersonal?: boolean
    userId?: string
    projectId?: string
  },
): Promise<string> {
  const { limitMicros, period = 'month', isHard = true, isPersonal = false } = budget
  const id = randomUUID()
  await sql(
    `insert into budget (id, workspace_id, project_id, user_id, period, limit_micros, is_hard, is_personal)
     values ($1, $2, $3, $4, $5, $6, $7, $8)`,
    [
      id,
      workspaceId,
      budget.projectId ?? null,
      budget.userId ?? null,
      period,
      limitMicros,
      isHard,
      isPersonal,
    ],
  )
  return id
}

/** What the counters of a workspace say, in micro-dollars. */
export async function spent({ workspaceId }: Of) {
  const [row] = await sql<{ held: number; charged: number; lost: number }>(
    `select coalesce(sum(held_micros), 0)::int as held, coalesce(sum(charged_micros), 0)::int as charged,
       coalesce(sum(lost_micros), 0)::int as lost from usage_day where workspace_id = $1`,
    [workspaceId],
  )
  return row
}

/** Another account, as a member of that viewer's workspace. */
export async function aMemberOf(
  { workspaceId, workspaceSlug }: Viewer,
  role: Viewer['role'],
  name: string,
): Promise<Viewer> {
  const { userId, sessionId } = await aViewer(name)
  await sql(`insert into member (workspace_id, user_id, role) values ($1, $2, $3::role)`, [
    workspaceId,
    userId,
    role,
  ])
  const [session] = await sql<{ token: string }>(
    `update session set token_sha256 = encode(sha256(id::text::bytea), 'hex') where id = $1 returning id::text as token`,
    [sessionId],
  )
  const viewer = await viewerOfSession(session?.token ?? '', { at: 'workspace', id: workspaceSlug })
  if (viewer instanceof Refused) throw new Error(viewer.code)
  return viewer
}

import 'server-only'
import type { Viewer } from '#lib/accounts/viewer.ts'
import { rowsWithin } from '#lib/db.ts'
import { Prisma } from '#lib/generated/prisma/client.ts'
import type { EarlierPrompt } from '#lib/jobs/earlier-prompt.ts'
import { likeAll } from '#lib/like.ts'

/** How far back: the newest so many takes. A search reads no more than these, by the history's own index. */
const newestTakes = 3_000

/** Prompts of earlier takes, each once and the last used first: the viewer's own, or the whole team's. */
export async function earlierPrompts(
  viewer: Viewer,
  { search, team, limit }: { search: string; team: boolean; limit: number },
): Promise<EarlierPrompt[]> {
  const { workspaceId, userId } = viewer
  const rows = await rowsWithin<Omit<EarlierPrompt, 'at'> & { at: Date }>(
    viewer,
    Prisma.sql`
      with recent as (
        select id, prompt, user_id, created_at from job
        where workspace_id = ${workspaceId}::uuid and deleted_at is null
          ${team ? Prisma.empty : Prisma.sql`and user_id = ${userId}::uuid`}
        order by id desc limit ${newestTakes}
      ), used as (
        select distinct on (prompt) prompt, user_id, created_at, id,
          count(*) over (partition by prompt)::int as takes
        from recent where prompt <> '' and ${likeAll(Prisma.sql`prompt`, search)}
        order by prompt, id desc
      )
      select prompt, u.name as by, used.created_at as at, takes
      from used join "user" u on u.id = used.user_id
      order by used.id desc limit ${limit}`,
  )
  return rows.map((row) => ({ ...row, at: row.at.toISOString() }))
}

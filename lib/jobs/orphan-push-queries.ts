import 'server-only'
import type { Administrator } from '#lib/accounts/viewer.ts'
import { machineRows } from '#lib/db.ts'
import { Prisma } from '#lib/generated/prisma/client.ts'
import type { OrphanPushes } from '#lib/jobs/view.ts'

const shown = 200

type Row = {
  attemptId: string
  taskId: string
  pushes: number
  firstAt: Date
  lastAt: Date
  total: number
}

/** Tasks that the upstream reports and this database does not know: of no workspace, so for who runs the instance. */
export async function orphanPushes(_administrator: Administrator): Promise<OrphanPushes> {
  const rows = await machineRows<Row>(Prisma.sql`
    select attempt_id as "attemptId", task_id as "taskId", pushes, first_at as "firstAt", last_at as "lastAt",
      (count(*) over ())::int as total
    from orphan_push order by last_at desc, attempt_id, task_id limit ${shown}`)
  return {
    total: rows[0]?.total ?? 0,
    newest: rows.map(({ total: _, firstAt, lastAt, ...row }) => ({
      ...row,
      firstAt: firstAt.toISOString(),
      lastAt: lastAt.toISOString(),
    })),
  }
}

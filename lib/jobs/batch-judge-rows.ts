import 'server-only'
import type { Viewer } from '#lib/accounts/viewer.ts'
import type { Db } from '#lib/db.ts'
import { Prisma } from '#lib/generated/prisma/client.ts'
import { type Total, totalOf } from '#lib/jobs/batch.ts'
import type { NewTake } from '#lib/jobs/batch-insert-rows.ts'
import { obstacleTo, roomFor } from '#lib/jobs/batch-room.ts'
import { reachesAlert, type Standing } from '#lib/money/budget.ts'
import { type PriceTable, priceOf } from '#lib/money/price-table.ts'
import { tableInForce } from '#lib/money/quote.ts'
import { appliesTo, standings } from '#lib/money/standing.ts'
import { openTo } from '#lib/projects/open-to.ts'

export type BatchTerms = {
  accountId: string
  /** Whose price table counts: a value in a statement. */
  provider: Prisma.Sql
  /** What the person was shown; undefined when they were shown nothing. */
  seen: Total | undefined
  /** They ask an admin, should it be over a budget. */
  askApproval: boolean
}

export type BatchRefused =
  | { refused: 'frame' | 'project' | 'approvals' }
  | { refused: 'price'; total: Total }
  | { refused: 'budget'; budget: Standing; total: Total; room: number; count: number }

/** The project that takes go to, as a query of one id or none: the named one, or the default. */
export function projectOf(viewer: Viewer, projectId: string | null, orDefault = false): Prisma.Sql {
  const named = Prisma.sql`p.id = ${projectId}::uuid`
  const wanted = projectId === null ? Prisma.sql`p.is_default` : named
  return Prisma.sql`
    select p.id from project p where p.workspace_id = ${viewer.workspaceId}::uuid and ${openTo(viewer)}
      and (${wanted} or (${orDefault} and p.is_default))
    order by ${named} desc nulls last limit 1`
}

type Judged = {
  projectId: string
  takes: NewTake[]
  total: Total
  versionId: string | null
  waits: boolean
  /** A percentage of a budget is reached that people are told of. */
  alerts: boolean
}

/**
 * Whether all takes may be: quoted again, and under the locks of the budgets that apply, taken once in the order of
 * their ids. What is left is read after that, so it cannot change until this transaction ends.
 */
export async function judge(
  tx: Db,
  viewer: Viewer,
  place: Prisma.Sql,
  asked: Omit<NewTake, 'priceMicros'>[],
  { provider, seen, askApproval }: Omit<BatchTerms, 'accountId'>,
): Promise<Judged | BatchRefused> {
  const spender = { ...viewer, projectId: Prisma.sql`(${place})` }
  await tx.$executeRaw`select b.id from budget b where ${appliesTo(spender)} order by b.id for update of b`
  const frameIds = [...new Set(asked.map(({ frameId }) => frameId))]
  const [found] = await tx.$queryRaw<Circumstances[]>`
    select (${place}) as "projectId", (${tableInForce(viewer.workspaceId, provider)}) as prices,
      (select count(*)::int from frame where workspace_id = ${viewer.workspaceId}::uuid and id = any(${frameIds}::uuid[])) as frames,
      (select approvals_allowed from workspace where id = ${viewer.workspaceId}::uuid) as approvals,
      (select coalesce(json_agg(s), '[]') from (${standings(appliesTo(spender))}) s) as budgets`
  if (!found?.projectId) return { refused: 'project' }
  if (found.frames < frameIds.length) return { refused: 'frame' }
  const { prices, budgets, projectId } = found
  const takes = asked.map((take) => ({ ...take, priceMicros: priceOf(prices, take.choice) }))
  const all = takes.map(({ priceMicros }) => priceMicros)
  const total = totalOf(all)
  if (seen && (seen.micros !== total.micros || seen.unknown !== total.unknown))
    return { refused: 'price', total }
  const over = obstacleTo(budgets, total)
  if (over && (!askApproval || over.isPersonal))
    return { refused: 'budget', budget: over, total, room: roomFor(over, all), count: all.length }
  if (over && !found.approvals) return { refused: 'approvals' }
  const alerts = budgets.some((budget) => reachesAlert(budget, total.micros))
  return { projectId, takes, total, versionId: prices.versionId, waits: over !== undefined, alerts }
}

type Circumstances = {
  projectId: string | null
  prices: PriceTable
  frames: number
  approvals: boolean
  budgets: Standing[]
}

import 'server-only'
import type { Viewer } from '#lib/accounts/viewer.ts'
import { type Db, within } from '#lib/db.ts'
import { Prisma } from '#lib/generated/prisma/client.ts'
import type { Standing } from '#lib/money/budget.ts'
import { type Priced, type PriceTable, priceOf } from '#lib/money/price-table.ts'
import { type Quote, versionInForce } from '#lib/money/quote.ts'
import { appliesTo, standings } from '#lib/money/standing.ts'
import { openTo } from '#lib/projects/open-to.ts'

/** The prices in force in the viewer's workspace. */
export function priceTable(viewer: Viewer, provider: string): Promise<PriceTable> {
  return within(viewer, (tx) => tableIn(tx, viewer, provider))
}

/** What a take with these settings costs now, and by which version of the table. */
export async function quote(viewer: Viewer, provider: string, asked: Priced): Promise<Quote> {
  const table = await priceTable(viewer, provider)
  return { priceMicros: priceOf(table, asked), versionId: table.versionId }
}

/** Everything the composer says about money. */
export type Purse = {
  table: PriceTable
  /** All that a take of the viewer may count against, in whichever project is open to them. */
  budgets: Standing[]
  /** Whether an admin may be asked to let a take go over a budget. */
  approvals: boolean
}

export function purse(viewer: Viewer, provider: string): Promise<Purse> {
  return within(viewer, async (tx) => {
    const open = Prisma.sql`any(select p.id from project p where p.workspace_id = ${viewer.workspaceId}::uuid and ${openTo(viewer)})`
    return {
      table: await tableIn(tx, viewer, provider),
      budgets: await tx.$queryRaw<Standing[]>(standings(appliesTo({ ...viewer, projectId: open }))),
      approvals: await approvalsIn(tx, viewer),
    }
  })
}

/** Whether an admin may be asked to let a take go over a budget. */
export function approvalsAllowed(viewer: Viewer): Promise<boolean> {
  return within(viewer, (tx) => approvalsIn(tx, viewer))
}

async function approvalsIn(tx: Db, { workspaceId }: Viewer): Promise<boolean> {
  const { approvals } = await tx.workspace.findUniqueOrThrow({
    where: { id: workspaceId },
    select: { approvals: true },
  })
  return approvals
}

async function tableIn(tx: Db, { workspaceId }: Viewer, provider: string): Promise<PriceTable> {
  const rows = await tx.$queryRaw<(PriceTable['prices'][number] & { versionId: string })[]>`
    select v.id as "versionId", p.model, p.resolution, p.duration_seconds as "durationSeconds", p.price_micros::float8 as "priceMicros"
    from (${versionInForce(workspaceId, provider)}) v left join price p on p.version_id = v.id`
  return {
    versionId: rows[0]?.versionId ?? null,
    prices: rows.filter(({ model }) => model !== null).map(({ versionId: _, ...price }) => price),
  }
}

import 'server-only'
import type { Viewer } from '#lib/accounts/viewer.ts'
import { type Db, within } from '#lib/db.ts'
import { Prisma } from '#lib/generated/prisma/client.ts'
import type { Standing } from '#lib/money/budget.ts'
import { standings } from '#lib/money/standing.ts'
import type { BudgetsPage, MoneyNotice, PriceVersionView } from '#lib/money/view.ts'
import { can } from '#lib/workspaces/roles.ts'

/** Every budget the viewer may know of, and what they may do about it. */
export function budgetsPage(viewer: Viewer): Promise<BudgetsPage> {
  return within(viewer, async (tx) => {
    const { workspaceId } = viewer
    const change = can(viewer, 'budget.change')
    const { approvals } = await tx.workspace.findUniqueOrThrow({
      where: { id: workspaceId },
      select: { approvals: true },
    })
    return {
      budgets: await budgetsOf(tx, viewer),
      approvals,
      scopes: change ? await scopesOf(tx, workspaceId) : { projects: [], members: [] },
      may: { change, cap: can(viewer, 'budget.personal'), prices: can(viewer, 'price.change') },
    }
  })
}

/** Whoever may see everybody's spending sees everybody's budgets; the rest those that hold for them. Caps are private. */
async function budgetsOf(tx: Db, viewer: Viewer): Promise<Standing[]> {
  const { workspaceId, userId } = viewer
  const seen = can(viewer, 'usage.read')
    ? Prisma.sql`(not b.is_personal or b.user_id = ${userId}::uuid)`
    : Prisma.sql`(b.user_id is null or b.user_id = ${userId}::uuid)`
  const rows = await tx.$queryRaw<(Standing & { period_start: Date; workspace_id: string })[]>`
    ${standings(Prisma.sql`b.workspace_id = ${workspaceId}::uuid and ${seen}`)}
    order by b.is_personal, b.project_id is not null, b.user_id is not null, p.name, u.name, b.period, b.is_hard desc, b.id`
  return rows.map(({ period_start: _, workspace_id: _w, ...standing }) => standing)
}

async function scopesOf(tx: Db, workspaceId: string): Promise<BudgetsPage['scopes']> {
  const projects = await tx.project.findMany({
    where: { workspaceId, archivedAt: null },
    orderBy: [{ isDefault: 'desc' }, { name: 'asc' }],
    select: { id: true, name: true },
    take: 500,
  })
  const members = await tx.member.findMany({
    where: { workspaceId },
    orderBy: { user: { name: 'asc' } },
    select: { user: { select: { id: true, name: true } } },
    take: 500,
  })
  return { projects, members: members.map(({ user }) => user) }
}

/** The latest versions of a provider's prices that hold or will hold here, the newest first. */
export function priceVersions(viewer: Viewer, provider: string): Promise<PriceVersionView[]> {
  return within(viewer, async (tx) => {
    const versions = await tx.priceVersion.findMany({
      where: { provider, OR: [{ workspaceId: viewer.workspaceId }, { workspaceId: null }] },
      orderBy: [{ validFrom: 'desc' }, { createdAt: 'desc' }],
      select: { id: true, workspaceId: true, validFrom: true, note: true, createdById: true },
      take: 20,
    })
    const ids = versions.flatMap(({ createdById }) => createdById ?? [])
    const people = await tx.user.findMany({
      where: { id: { in: ids } },
      select: { id: true, name: true },
    })
    return versions.map(({ id, workspaceId, validFrom, note, createdById }) => ({
      id,
      own: workspaceId !== null,
      validFrom: validFrom.toISOString(),
      note,
      by: people.find((person) => person.id === createdById)?.name ?? null,
    }))
  })
}

/** What the viewer should know of and has not put away, the newest first. */
export function unseenNotices(viewer: Viewer): Promise<MoneyNotice[]> {
  return within(viewer, async (tx) => {
    const { workspaceId, userId } = viewer
    return tx.$queryRaw<MoneyNotice[]>`
      select id, kind, data from notice
      where workspace_id = ${workspaceId}::uuid and user_id = ${userId}::uuid and seen_at is null
        and kind in ('budget_alert', 'approval_asked', 'approval_approved', 'approval_declined')
      order by created_at desc limit 3`
  })
}

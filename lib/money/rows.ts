import 'server-only'
import type { Viewer } from '#lib/accounts/viewer.ts'
import { appendAudit } from '#lib/audit/append.ts'
import { now } from '#lib/clock.ts'
import { type Db, within } from '#lib/db.ts'
import { raiseAlerts } from '#lib/money/alert.ts'

export type BudgetScope = {
  projectId: string | null
  userId: string | null
  isPersonal: boolean
  isHard: boolean
  period: 'day' | 'month'
}

/**
 * Sets the limit of a budget, making it when there is none of its kind. A changed limit tells of its percentages
 * anew. Null when the project or the member is not of the workspace.
 */
export function putBudget(
  viewer: Viewer,
  scope: BudgetScope,
  limitMicros: number,
): Promise<string | null> {
  return within(viewer, async (tx) => {
    if (!(await isHere(tx, viewer, scope))) return null
    const { workspaceId } = viewer
    const [before] = await tx.budget.findMany({
      where: { ...scope, workspaceId },
      select: { limitMicros: true },
    })
    const [row] = await tx.$queryRaw<{ id: string }[]>`
      insert into budget (id, workspace_id, project_id, user_id, period, limit_micros, is_hard, is_personal)
      values (gen_random_uuid(), ${workspaceId}::uuid, ${scope.projectId}::uuid, ${scope.userId}::uuid, ${scope.period}::budget_period,
        ${limitMicros}::bigint, ${scope.isHard}, ${scope.isPersonal})
      on conflict (workspace_id, project_id, user_id, period, is_hard, is_personal) do update set limit_micros = excluded.limit_micros
      returning id`
    if (!row) throw new Error('a budget was neither made nor changed')
    await tx.budgetAlert.deleteMany({ where: { budgetId: row.id, workspaceId } })
    await raiseAlerts(tx, { workspaceId, userId: scope.userId, projectId: scope.projectId })
    await appendAudit(tx, workspaceId, viewer, {
      action: 'budget.set',
      subject: { kind: 'budget', id: row.id },
      ...(before && { before: { limitMicros: Number(before.limitMicros) } }),
      after: { ...scope, limitMicros },
    })
    return row.id
  })
}

async function isHere(tx: Db, { workspaceId }: Viewer, { projectId, userId }: BudgetScope) {
  if (projectId) return (await tx.project.count({ where: { id: projectId, workspaceId } })) === 1
  if (userId) return (await tx.member.count({ where: { userId, workspaceId } })) === 1
  return true
}

/** Takes a budget away: with `own`, the viewer's cap for themselves, else any that is nobody's own. */
export function deleteBudget(viewer: Viewer, budgetId: string, own: boolean): Promise<boolean> {
  return within(viewer, async (tx) => {
    const { workspaceId, userId } = viewer
    const whose = own ? { isPersonal: true, userId } : { isPersonal: false }
    const budget = await tx.budget.findFirst({ where: { id: budgetId, workspaceId, ...whose } })
    if (!budget) return false
    const { count } = await tx.budget.deleteMany({ where: { id: budgetId, workspaceId } })
    if (count === 0) return false
    const { projectId, period, isHard, isPersonal, limitMicros } = budget
    await appendAudit(tx, workspaceId, viewer, {
      action: 'budget.removed',
      subject: { kind: 'budget', id: budgetId },
      before: {
        projectId,
        userId: budget.userId,
        period,
        isHard,
        isPersonal,
        limitMicros: Number(limitMicros),
      },
    })
    return true
  })
}

export function setApprovals(viewer: Viewer, allowed: boolean): Promise<void> {
  return within(viewer, async (tx) => {
    const { workspaceId } = viewer
    const { count } = await tx.workspace.updateMany({
      where: { id: workspaceId, approvals: !allowed },
      data: { approvals: allowed },
    })
    if (count === 0) return
    await appendAudit(tx, workspaceId, viewer, {
      action: 'workspace.approvals_changed',
      subject: { kind: 'workspace', id: workspaceId },
      before: { allowed: !allowed },
      after: { allowed },
    })
  })
}

export type NewVersion = {
  provider: string
  validFrom: Date
  note: string
  prices: { model: string; resolution: string; durationSeconds: number; priceMicros: number }[]
}

/** Writes a new version of the workspace's price table; those before stay as they are. */
export function insertVersion(viewer: Viewer, { prices, ...version }: NewVersion): Promise<string> {
  return within(viewer, async (tx) => {
    const { workspaceId, userId } = viewer
    // Not nested: the policy of price must see the version's row, which a statement of its own made.
    const { id } = await tx.priceVersion.create({
      data: { ...version, workspaceId, createdById: userId },
      select: { id: true },
    })
    await tx.price.createMany({ data: prices.map((price) => ({ ...price, versionId: id })) })
    await appendAudit(tx, workspaceId, viewer, {
      action: 'price.changed',
      subject: { kind: 'price_version', id },
      after: {
        provider: version.provider,
        validFrom: version.validFrom.toISOString(),
        note: version.note,
        prices: JSON.stringify(prices),
      },
    })
    return id
  })
}

export function markSeen(viewer: Viewer, noticeId: string): Promise<boolean> {
  return within(viewer, async (tx) => {
    const { workspaceId, userId } = viewer
    const mine = { id: noticeId, workspaceId, userId }
    await tx.notice.updateMany({ where: { ...mine, seenAt: null }, data: { seenAt: now() } })
    return (await tx.notice.count({ where: mine })) === 1
  })
}

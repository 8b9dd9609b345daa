import 'server-only'
import type { Person, Viewer } from '#lib/accounts/viewer.ts'
import { appendAudit } from '#lib/audit/append.ts'
import { now, secondsFromNow } from '#lib/clock.ts'
import { machineDb, machineRows, machineTransaction, within } from '#lib/db.ts'
import { Refused } from '#lib/errors.ts'
import { Prisma } from '#lib/generated/prisma/client.ts'
import { graceSeconds } from '#lib/workspaces/grace.ts'
import { lockedStanding, lockMembers, ringSessions } from '#lib/workspaces/lock-rows.ts'
import type { Waiting } from '#lib/workspaces/member-rows.ts'
import { can, type Role } from '#lib/workspaces/roles.ts'

/** Here and below the workspace's own row is changed last: whoever adds an event waits for it. */
export function updateName(viewer: Viewer, name: string): Promise<void> {
  return within(viewer, async (tx) => {
    const { workspaceId: id, workspaceName } = viewer
    await appendAudit(tx, id, viewer, {
      action: 'workspace.renamed',
      subject: { kind: 'workspace', id },
      before: { name: workspaceName },
      after: { name },
    })
    await tx.workspace.update({ where: { id }, data: { name }, select: { id: true } })
  })
}

export type AutoJoin = { domain: string | null; role: Role }

export function updateAutoJoin(viewer: Viewer, { domain, role }: AutoJoin): Promise<void> {
  return within(viewer, async (tx) => {
    const { workspaceId: id } = viewer
    const before = await tx.workspace.findUniqueOrThrow({
      where: { id },
      select: { autoJoinDomain: true, autoJoinRole: true },
    })
    await appendAudit(tx, id, viewer, {
      action: 'workspace.auto_join_changed',
      subject: { kind: 'workspace', id },
      before: { domain: before.autoJoinDomain, role: before.autoJoinRole },
      after: { domain, role },
    })
    await tx.workspace.update({
      where: { id },
      data: { autoJoinDomain: domain, autoJoinRole: role },
      select: { id: true },
    })
  })
}

/** Closes the workspace for everybody at once; the sweep takes it away when its days of grace are over. */
export function markDeleted(
  viewer: Viewer,
  waiting: Waiting,
): Promise<{ canceled: number } | Refused> {
  return within(viewer, async (tx) => {
    const { workspaceId: id, userId } = viewer
    const people = { workspaceId: id, actorId: userId, subjectId: userId }
    const { actor } = await lockedStanding(tx, people)
    if (!actor || !can({ role: actor }, 'workspace.delete')) return new Refused('not_allowed')
    const jobIds = await waiting.settle(tx)
    await ringSessions(tx, id)
    await appendAudit(tx, id, viewer, {
      action: 'workspace.deleted',
      subject: { kind: 'workspace', id },
      before: { name: viewer.workspaceName },
    })
    await waiting.tell(tx, jobIds)
    await tx.workspace.update({ where: { id }, data: { deletedAt: now() }, select: { id: true } })
    return { canceled: jobIds.length }
  })
}

/** Opens a deleted workspace again for one of its owners; undefined when there is none to open. */
export function unmarkDeleted(
  person: Person,
  slug: string,
): Promise<{ workspaceSlug: string } | undefined> {
  return machineTransaction(async (tx) => {
    const deleted = () =>
      tx.workspace.findFirst({
        where: {
          slug,
          deletedAt: { gt: secondsFromNow(-graceSeconds) },
          members: { some: { userId: person.userId, role: 'owner' } },
        },
        select: { id: true, name: true },
      })
    const { id } = (await deleted()) ?? {}
    if (id === undefined) return undefined
    await lockMembers(tx, id)
    const workspace = await deleted()
    if (!workspace) return undefined
    await appendAudit(tx, id, person, {
      action: 'workspace.restored',
      subject: { kind: 'workspace', id },
      after: { name: workspace.name },
    })
    await tx.workspace.update({ where: { id }, data: { deletedAt: null }, select: { id: true } })
    return { workspaceSlug: slug }
  })
}

/** Workspaces whose days of grace are over. */
export function overdue(limit: number): Promise<{ id: string }[]> {
  return machineDb().workspace.findMany({
    where: { deletedAt: { lt: secondsFromNow(-graceSeconds) } },
    select: { id: true },
    take: limit,
  })
}

/** Takes a workspace away with all its rows, unless it was restored; says whether it did. */
export async function purge(workspaceId: string): Promise<boolean> {
  const [row] = await machineRows<{ gone: boolean }>(Prisma.sql`
    select purge_workspace(${workspaceId}::uuid, make_interval(secs => ${graceSeconds})) as gone`)
  return row?.gone ?? false
}

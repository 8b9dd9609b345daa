import 'server-only'
import { anotherSlug, slugOf } from '#lib/accounts/slug.ts'
import type { Person } from '#lib/accounts/viewer.ts'
import { appendAudit } from '#lib/audit/append.ts'
import { type Db, machineTransaction } from '#lib/db.ts'

/** Writes a further workspace of a person; answers its name in addresses, null when they own `most` already. */
export function insertOwnWorkspace(
  person: Person,
  name: string,
  most: number,
): Promise<string | null> {
  return machineTransaction(async (tx) => {
    await tx.$queryRaw`select id from "user" where id = ${person.userId}::uuid for no key update`
    const owned = await tx.member.count({
      where: { userId: person.userId, role: 'owner', workspace: { deletedAt: null } },
    })
    if (owned >= most) return null
    const { id, slug } = await insertWorkspace(tx, name, person.userId)
    await appendAudit(tx, id, person, {
      action: 'workspace.created',
      subject: { kind: 'workspace', id },
      after: { name },
    })
    return slug
  })
}

/** Writes a workspace with its owner and the project that takes go to when nothing else is said. */
export async function insertWorkspace(tx: Db, name: string, ownerId: string) {
  const workspace = await withFreeSlug(tx, name)
  await tx.member.create({
    data: { workspaceId: workspace.id, userId: ownerId, role: 'owner' },
    select: { userId: true },
  })
  await tx.project.create({
    data: { workspaceId: workspace.id, name: 'General', colour: 'slate', isDefault: true },
    select: { id: true },
  })
  return workspace
}

async function withFreeSlug(tx: Db, name: string): Promise<{ id: string; slug: string }> {
  for (let slug = slugOf(name); ; slug = anotherSlug(slugOf(name))) {
    const [workspace] = await tx.workspace.createManyAndReturn({
      data: [{ name, slug }],
      skipDuplicates: true,
      select: { id: true, slug: true },
    })
    if (workspace) return workspace
  }
}

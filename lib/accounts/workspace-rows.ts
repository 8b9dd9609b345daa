import 'server-only'
import { anotherSlug, slugOf } from '#lib/accounts/slug.ts'
import type { Db } from '#lib/db.ts'

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

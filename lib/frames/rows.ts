import 'server-only'
import type { Viewer } from '#lib/accounts/viewer.ts'
import { machineDb, within } from '#lib/db.ts'
import type { Owner } from '#lib/frames/keys.ts'

export type NewFrame = {
  sha256: string
  mime: string
  width: number
  height: number
  sizeBytes: number
  storageKey: string
}

export const frameColumns = {
  id: true,
  sha256: true,
  mime: true,
  width: true,
  height: true,
  sizeBytes: true,
  storageKey: true,
  createdAt: true,
} as const

/** Writes the frame, unless the workspace has one of the same bytes; answers the one it has now. */
export function insertFrame(viewer: Viewer, frame: NewFrame) {
  const { workspaceId, userId } = viewer
  return within(viewer, async (tx) => {
    await tx.frame.createMany({
      data: [{ ...frame, workspaceId, createdById: userId }],
      skipDuplicates: true,
    })
    return tx.frame.findUniqueOrThrow({
      where: { workspaceId_sha256: { workspaceId, sha256: frame.sha256 } },
      select: frameColumns,
    })
  })
}

/** Remembers that bytes of this hash became the frame. */
export async function insertSource(
  viewer: Viewer,
  source: { sha256: string; frameId: string },
): Promise<void> {
  const { workspaceId } = viewer
  await within(viewer, (tx) =>
    tx.frameSource.createMany({ data: [{ ...source, workspaceId }], skipDuplicates: true }),
  )
}

/** Those of `owners` that there are, by hash. */
export async function existingFrames(owners: Owner[]): Promise<Owner[]> {
  return machineDb().frame.findMany({
    where: { OR: groupedByWorkspace(owners) },
    select: { workspaceId: true, sha256: true },
  })
}

function groupedByWorkspace(owners: Owner[]) {
  const groups = Map.groupBy(owners, (owner) => owner.workspaceId)
  return [...groups].map(([workspaceId, frames]) => ({
    workspaceId,
    sha256: { in: frames.map((frame) => frame.sha256) },
  }))
}

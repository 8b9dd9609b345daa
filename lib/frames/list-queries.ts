import 'server-only'
import type { Viewer } from '#lib/accounts/viewer.ts'
import { within } from '#lib/db.ts'
import { frameColumns } from '#lib/frames/rows.ts'
import { type FramePage, type FrameView, frameView } from '#lib/frames/view.ts'

/** The frames of the viewer's workspace, newest first: ids are UUID v7, so the id is the key of the page. */
export async function framePage(
  viewer: Viewer,
  { after, limit }: { after?: string | undefined; limit: number },
): Promise<FramePage> {
  const { workspaceId } = viewer
  const found = await within(viewer, (tx) =>
    tx.frame.findMany({
      where: { workspaceId, ...(after && { id: { lt: after } }) },
      orderBy: { id: 'desc' },
      take: limit + 1,
      select: frameColumns,
    }),
  )
  const frames = found.slice(0, limit).map(frameView)
  return { frames, next: found.length > limit ? (frames.at(-1)?.id ?? null) : null }
}

/** The frame of the viewer's workspace that is made of bytes with this hash, or was made of a file with it. */
export async function frameOfBytes(viewer: Viewer, sha256: string): Promise<FrameView | undefined> {
  const { workspaceId } = viewer
  return within(viewer, async (tx) => {
    const key = { workspaceId_sha256: { workspaceId, sha256 } }
    const itself = await tx.frame.findUnique({ where: key, select: frameColumns })
    if (itself) return frameView(itself)
    const source = await tx.frameSource.findUnique({
      where: key,
      select: { frame: { select: frameColumns } },
    })
    return source ? frameView(source.frame) : undefined
  })
}

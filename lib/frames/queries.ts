import 'server-only'
import { z } from 'zod'
import type { Viewer } from '#lib/accounts/viewer.ts'
import { within } from '#lib/db.ts'
import { mimes, smallKeyOf } from '#lib/frames/keys.ts'
import { frameColumns } from '#lib/frames/rows.ts'
import { type FrameView, frameView } from '#lib/frames/view.ts'

const uuid = z.uuid()

/** A frame of the viewer's workspace; undefined when there is none of this id. */
export async function frameForViewer(viewer: Viewer, id: string): Promise<FrameView | undefined> {
  const frame = await rowForViewer(viewer, id)
  return frame && frameView(frame)
}

/** Those frames of the viewer's workspace, by id, read together: for lists of what has one. */
export async function framesForViewer(
  viewer: Viewer,
  ids: readonly (string | null | undefined)[],
): Promise<Map<string, FrameView>> {
  const wanted = [...new Set(ids)].filter((id) => uuid.safeParse(id).success)
  if (wanted.length === 0) return new Map()
  const rows = await within(
    viewer,
    (tx) => tx.$queryRaw<Parameters<typeof frameView>[0][]>`
      select id, width, height, size_bytes as "sizeBytes", mime, sha256 from frame
      where workspace_id = ${viewer.workspaceId}::uuid and id = any(${wanted}::uuid[])`,
  )
  return new Map(rows.map((row) => [row.id, frameView(row)]))
}

/** Where the bytes of a frame of the viewer's workspace lie, or those of its small copy. */
export async function frameFile(viewer: Viewer, id: string, size: 'full' | 'small') {
  const frame = await rowForViewer(viewer, id)
  if (!frame) return undefined
  const { sha256, mime, storageKey, createdAt } = frame
  const small = size === 'small'
  const key = small ? smallKeyOf(storageKey) : storageKey
  return {
    key,
    mime: small ? mimes.webp : mime,
    version: small ? `${sha256}-small` : sha256,
    modifiedAt: createdAt,
    name: `frame.${key.split('.').at(-1)}`,
  }
}

async function rowForViewer(viewer: Viewer, id: string) {
  if (!uuid.safeParse(id).success) return undefined
  const { workspaceId } = viewer
  const found = await within(viewer, (tx) =>
    tx.frame.findFirst({ where: { id, workspaceId }, select: frameColumns }),
  )
  return found ?? undefined
}

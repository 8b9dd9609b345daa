import 'server-only'
import { z } from 'zod'
import type { System } from '#lib/accounts/system.ts'
import type { Viewer } from '#lib/accounts/viewer.ts'
import { machineRows, rowsWithin, within } from '#lib/db.ts'
import { files } from '#lib/files/storage.ts'
import { mimes, smallKeyOf } from '#lib/frames/keys.ts'
import { frameColumns } from '#lib/frames/rows.ts'
import { type FrameView, frameView } from '#lib/frames/view.ts'
import { Prisma } from '#lib/generated/prisma/client.ts'
import type { CreateRequest } from '#lib/minimax/wire.ts'

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
  const rows = await rowsWithin<Parameters<typeof frameView>[0]>(
    viewer,
    Prisma.sql`
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

/** A frame as the upstream client sends it. */
export async function frameForSending(
  _scope: System,
  frameId: string,
): Promise<CreateRequest['firstFrame']> {
  const [frame] = await machineRows<{
    mime: string
    sizeBytes: number
    storageKey: string
  }>(Prisma.sql`
    select mime, size_bytes as "sizeBytes", storage_key as "storageKey" from frame where id = ${frameId}::uuid`)
  if (!frame) throw new Error('the frame of a job is missing')
  const { mime, sizeBytes, storageKey } = frame
  return { mime, sizeBytes, open: () => read(storageKey) }
}

async function* read(storageKey: string): AsyncIterable<Uint8Array> {
  const file = await files().open(storageKey)
  if (!file) throw new Error(`the file of a frame is missing: ${storageKey}`)
  yield* file.stream
}

async function rowForViewer(viewer: Viewer, id: string) {
  if (!uuid.safeParse(id).success) return undefined
  const { workspaceId } = viewer
  const found = await within(viewer, (tx) =>
    tx.frame.findFirst({ where: { id, workspaceId }, select: frameColumns }),
  )
  return found ?? undefined
}

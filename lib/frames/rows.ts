import 'server-only'
import { z } from 'zod'
import type { Viewer } from '#lib/accounts/viewer.ts'
import { db } from '#lib/db.ts'

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
export async function insertFrame({ workspaceId, userId }: Viewer, frame: NewFrame) {
  await db().frame.createMany({
    data: [{ ...frame, workspaceId, createdById: userId }],
    skipDuplicates: true,
  })
  return db().frame.findUniqueOrThrow({
    where: { workspaceId_sha256: { workspaceId, sha256: frame.sha256 } },
    select: frameColumns,
  })
}

/** Those of `storageKeys` that a frame has. */
export async function keysInUse(storageKeys: string[]): Promise<Set<string>> {
  const folders = storageKeys.map((key) => key.split('/')[1] ?? '')
  const workspaceIds = folders.filter((folder) => z.uuid().safeParse(folder).success)
  const found = await db().frame.findMany({
    where: { workspaceId: { in: [...new Set(workspaceIds)] }, storageKey: { in: storageKeys } },
    select: { storageKey: true },
  })
  return new Set(found.map((frame) => frame.storageKey))
}

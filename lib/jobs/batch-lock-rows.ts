import 'server-only'
import type { Viewer } from '#lib/accounts/viewer.ts'
import type { Db } from '#lib/db.ts'

type Locked = { projectId: string; deleted: boolean }

/**
 * The batch of the viewer's workspace, its row locked until the transaction ends: what people do to it goes one by
 * one. Jobs that name it are written meanwhile, or a retry of a single take and this would wait for each other.
 */
export async function lockBatch(
  tx: Db,
  { workspaceId }: Viewer,
  batchId: string,
): Promise<Locked | undefined> {
  const [batch] = await tx.$queryRaw<Locked[]>`
    select project_id as "projectId", deleted_at is not null as deleted from batch
    where id = ${batchId}::uuid and workspace_id = ${workspaceId}::uuid for no key update`
  return batch
}

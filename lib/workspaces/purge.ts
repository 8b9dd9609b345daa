import 'server-only'
import type { System } from '#lib/accounts/system.ts'
import { files } from '#lib/files/storage.ts'
import { log } from '#lib/log.ts'
import { overdue, purge } from '#lib/workspaces/workspace-rows.ts'

const folders = ['frames/', 'videos/']

/**
 * Takes away deleted workspaces whose days of grace are over: first the rows, then the files. What a crash leaves
 * in between has no rows any more, and the sweeps for files of nobody find it. Returns how many went.
 */
export async function purgeWorkspaces(_scope: System): Promise<number> {
  let gone = 0
  for (const { id } of await overdue(20)) {
    if (!(await purge(id))) continue
    gone += 1
    log.info({ workspaceId: id }, 'a deleted workspace is gone: its days of grace are over')
    for (const folder of folders)
      for await (const { key } of files().list(`${folder}${id}/`)) await files().remove(key)
  }
  return gone
}

import 'server-only'
import type { Viewer } from '#lib/accounts/viewer.ts'
import { setTagsDownloads } from '#lib/workspaces/member-rows.ts'

/** Whether the videos that the viewer downloads from this workspace carry their settings: their own choice. */
export async function tagDownloads(viewer: Viewer, tagged: boolean): Promise<null> {
  await setTagsDownloads(viewer, tagged)
  return null
}

import 'server-only'
import type { Viewer } from '#lib/accounts/viewer.ts'
import { Refused } from '#lib/errors.ts'
import { markSeen } from '#lib/money/rows.ts'

/** Puts one of the viewer's own notices away. */
export async function seeNotice(viewer: Viewer, noticeId: string): Promise<undefined | Refused> {
  if (!(await markSeen(viewer, noticeId))) return new Refused('not_found')
}

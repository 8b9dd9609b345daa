import 'server-only'
import { liveAmong } from '#lib/accounts/session-rows.ts'
import type { Viewer } from '#lib/accounts/viewer.ts'
import { together } from '#lib/together.ts'

const viewersAtOnce = 1_000

/** Whether what `viewer` proves still holds. For work that outlives its request, such as an open event stream. */
export const isLive: (viewer: Viewer) => Promise<boolean> = together(viewersAtOnce, liveAmong)

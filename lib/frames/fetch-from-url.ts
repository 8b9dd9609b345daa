import 'server-only'
import type { Viewer } from '#lib/accounts/viewer.ts'
import { type RefusalCode, Refused } from '#lib/errors.ts'
import { maxBytes } from '#lib/frames/limits.ts'
import { storeFrame } from '#lib/frames/store.ts'
import type { FrameView } from '#lib/frames/view.ts'
import { BodyBroken } from '#lib/net/body.ts'
import { openPublic } from '#lib/net/fetch-public.ts'
import type { TargetRule } from '#lib/net/target.ts'
import { can } from '#lib/workspaces/roles.ts'

const timeoutMs = 30_000
const accept = 'image/png, image/jpeg, image/webp;q=0.9, */*;q=0.1'

type Options = Pick<TargetRule, 'allowHosts' | 'resolve'> & { signal?: AbortSignal | undefined }

/** Fetches a picture that a member names and keeps it as a frame, by the same rules as an upload. */
export async function fetchFrame(
  viewer: Viewer,
  address: string,
  options: Options = {},
): Promise<FrameView | Refused> {
  if (!can(viewer, 'frame.create')) return new Refused('not_allowed')
  try {
    const limits = { maxBytes, timeoutMs, headers: { accept } }
    const answer = await openPublic(address, { ...options, ...limits })
    if (!answer.ok) return refusal(answer.code, answer.status ? { status: answer.status } : {})
    const kept = await storeFrame(viewer, answer.body, options.signal).finally(answer.close)
    return kept instanceof Refused ? refusal(kept.code, kept.params) : kept
  } catch (error) {
    if (options.signal?.aborted) return new Refused('upload_interrupted')
    if (error instanceof BodyBroken) return refusal(broken[error.reason])
    throw error
  }
}

/** A body that broke off, in the words of an address that failed. */
const broken = {
  too_large: 'frame_too_large',
  stalled: 'url_timeout',
  timeout: 'url_timeout',
  reset: 'url_unreachable',
} as const satisfies Record<BodyBroken['reason'], RefusalCode>

function refusal(code: RefusalCode, params: Refused['params'] = {}): Refused {
  return new Refused(code, { field: 'url', params })
}

import 'server-only'
import type { Viewer } from '#lib/accounts/viewer.ts'
import { Refused } from '#lib/errors.ts'
import { removeKeyInForce, setLimits } from '#lib/upstream-keys/rows.ts'
import type { Limits } from '#lib/upstream-keys/schema.ts'
import { can } from '#lib/workspaces/roles.ts'

/** What a workspace may change about the key that it brought. */

export async function changeLimits(viewer: Viewer, limits: Limits): Promise<undefined | Refused> {
  if (!can(viewer, 'key.change')) return new Refused('not_allowed')
  if (!(await setLimits(viewer, limits))) return new Refused('not_found')
}

/** Nothing new is sent with it; what runs is still asked for with it, and then it is wiped. */
export async function removeKey(viewer: Viewer): Promise<undefined | Refused> {
  if (!can(viewer, 'key.change')) return new Refused('not_allowed')
  if (!(await removeKeyInForce(viewer))) return new Refused('not_found')
}

import { Refused } from '#lib/errors.ts'
import { publicRoute } from '#lib/web/route.ts'

/** Whatever no other route answers to: who speaks to /api reads JSON, never a page of Next's. */
const nothing = publicRoute<{ path?: string[] }>(() => new Refused('not_found'))

export { nothing as DELETE, nothing as GET, nothing as PATCH, nothing as POST, nothing as PUT }

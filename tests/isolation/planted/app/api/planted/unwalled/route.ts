import { route } from '#lib/web/route.ts'
import { words } from '../../../../lib/planted/queries.ts'

export const GET = route(async (viewer) => Response.json(await words(viewer)))

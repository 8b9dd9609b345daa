import { system } from '#lib/accounts/system.ts'
import { Refused } from '#lib/errors.ts'
import { publicRoute } from '#lib/web/route.ts'
import { promptOf } from '../../../../../lib/planted/queries.ts'

export const GET = publicRoute<{ id: string }>(async (_, { id }) => {
  const job = await promptOf(system('operations'), id)
  return job ? Response.json(job) : new Refused('not_found')
})

import { Refused } from '#lib/errors.ts'
import { frameFile } from '#lib/frames/queries.ts'
import { fileResponse } from '#lib/web/file-response.ts'
import { routeTo } from '#lib/web/route.ts'

/** A frame's bytes; `?size=small` gives a copy of at most 480 pixels a side. */
export const GET = routeTo('frame', async (viewer, request, { id }) => {
  const small = new URL(request.url).searchParams.get('size') === 'small'
  const file = await frameFile(viewer, id, small ? 'small' : 'full')
  return file ? fileResponse(request, { ...file, cache: 'immutable' }) : new Refused('not_found')
})

import { z } from 'zod'
import { Refused } from '#lib/errors.ts'
import { storedMedia } from '#lib/jobs/queries.ts'
import { fileResponse } from '#lib/web/file-response.ts'
import { route } from '#lib/web/route.ts'

/** The still picture of a finished video. */
export const GET = route<{ id: string }>(async (viewer, request, { id }) => {
  const media = z.uuid().safeParse(id).success ? await storedMedia(viewer, id) : undefined
  if (!media) return new Refused('not_found')
  return fileResponse(request, {
    key: media.posterKey,
    mime: 'image/webp',
    version: `${media.videoSha256}-poster`,
    modifiedAt: media.finishedAt,
    name: `${media.title}.webp`,
    cache: 'immutable',
  })
})

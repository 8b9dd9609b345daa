import { Refused } from '#lib/errors.ts'
import { storedMedia } from '#lib/jobs/media-queries.ts'
import { fileResponse } from '#lib/web/file-response.ts'
import { routeTo } from '#lib/web/route.ts'

/** The still picture of a finished video. */
export const GET = routeTo('job', async (viewer, request, { id }) => {
  const media = await storedMedia(viewer, id)
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

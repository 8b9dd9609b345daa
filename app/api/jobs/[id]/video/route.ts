import { Refused } from '#lib/errors.ts'
import { storedMedia } from '#lib/jobs/media-queries.ts'
import { fileResponse } from '#lib/web/file-response.ts'
import { routeTo } from '#lib/web/route.ts'

/** The finished video, whole or by range; `?download` as an attachment. */
export const GET = routeTo('job', async (viewer, request, { id }) => {
  const media = await storedMedia(viewer, id)
  if (!media) return new Refused('not_found')
  return fileResponse(request, {
    key: media.videoKey,
    mime: 'video/mp4',
    version: media.videoSha256,
    modifiedAt: media.finishedAt,
    name: `${media.title}.mp4`,
    cache: 'immutable',
  })
})

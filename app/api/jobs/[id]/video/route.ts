import { Refused } from '#lib/errors.ts'
import { withSettings } from '#lib/jobs/download.ts'
import { storedMedia } from '#lib/jobs/media-queries.ts'
import { fileResponse } from '#lib/web/file-response.ts'
import { routeTo } from '#lib/web/route.ts'

/**
 * The finished video, whole or by range; `?download` as an attachment that carries its settings, `?download=plain`
 * as one that is the stored file and nothing else.
 */
export const GET = routeTo('job', async (viewer, request, { id }) => {
  const media = await storedMedia(viewer, id)
  if (!media) return new Refused('not_found')
  const download = new URL(request.url).searchParams.get('download')
  const carries = download !== null && download !== 'plain'
  const tagged = carries ? await withSettings(viewer, id, media) : undefined
  return fileResponse(request, {
    key: media.videoKey,
    mime: 'video/mp4',
    version: media.videoSha256,
    modifiedAt: media.finishedAt,
    name: `${media.title}.mp4`,
    // Whose download it is and what they want in it may change.
    cache: carries ? 'revalidate' : 'immutable',
    ...tagged,
  })
})

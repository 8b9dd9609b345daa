import { z } from 'zod'
import { Refused } from '#lib/errors.ts'
import { storedMedia } from '#lib/jobs/queries.ts'
import { fileResponse } from '#lib/web/file-response.ts'
import { route } from '#lib/web/route.ts'

/** The finished video, whole or by range; `?download` as an attachment. */
export const GET = route<{ id: string }>(async (viewer, request, { id }) => {
  const media = z.uuid().safeParse(id).success ? await storedMedia(viewer, id) : undefined
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

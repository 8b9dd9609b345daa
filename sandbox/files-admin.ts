import { z } from 'zod'
import { accountOf } from './accounts.ts'
import { baseResp, invalid, Refusal } from './base-resp.ts'
import { parseJson, readBody } from './body.ts'
import { type Exchange, sendJson } from './exchange.ts'

const bodyLimitBytes = 64 * 1024

const deletion = z.object({
  file_id: z.union([z.string(), z.int()]).transform(String),
  purpose: z.literal('video_generation'),
})

/** `GET /v1/files/list`: upstream lists audio and text files only, of which there are none here. */
export async function listFiles(exchange: Exchange): Promise<void> {
  const account = accountOf(exchange.request.headers, exchange.world.settings.badKey)
  sendJson(
    exchange,
    account instanceof Refusal
      ? { base_resp: account.base }
      : { files: [], base_resp: baseResp(0) },
  )
}

/** `POST /v1/files/delete`: a finished video is gone for good. */
export async function deleteFile(exchange: Exchange): Promise<void> {
  const { world, request } = exchange
  const bytes = await readBody(request, bodyLimitBytes)
  const account = accountOf(request.headers, world.settings.badKey)
  if (account instanceof Refusal) return sendJson(exchange, { base_resp: account.base })
  const asked = deletion.safeParse(bytes && parseJson(bytes))
  const task = asked.success ? world.tasks.byFileId(asked.data.file_id) : undefined
  if (!task?.file || task.account !== account) {
    return sendJson(exchange, { base_resp: invalid('file_id').base })
  }
  world.tasks.removeFile(task)
  sendJson(exchange, `{"file_id":${task.file.id},"base_resp":${JSON.stringify(baseResp(0))}}`)
}

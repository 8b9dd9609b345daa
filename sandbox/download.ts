import { type Exchange, sendText } from './exchange.ts'
import { around, isConnectionFault } from './faults/connection.ts'
import { sendDisturbed } from './faults/download.ts'
import { sendVideo, videoAnswer } from './video-answer.ts'

/** A signed download link, without any key, as an object store serves it. */
export async function download(exchange: Exchange): Promise<void> {
  const { world, request, response, url } = exchange
  world.counters.downloads += 1
  if (request.headers.authorization !== undefined) world.counters.authorizationLeaks += 1
  if (request.method !== 'GET' && request.method !== 'HEAD') {
    response.writeHead(request.method === 'OPTIONS' ? 403 : 405).end()
    return
  }
  const task = world.tasks.byFilePath(url.pathname)
  const fault = world.faults.draw('download', { taskId: task?.id, prompt: task?.asked.prompt })
  const serve = async () => {
    const state = fault?.kind === 'expired' ? 'expired' : world.links.check(url)
    if (state === 'forged') return denied(exchange, 403, 'SignatureDoesNotMatch', 'Bad signature.')
    if (state === 'expired') return denied(exchange, 403, 'AccessDenied', 'Request has expired.')
    const mp4 = task?.file && world.videos.bytes(task.file.videoKey)
    if (!mp4) return denied(exchange, 404, 'NoSuchKey', 'The specified key does not exist.')
    if (!fault || fault.kind === 'expired' || isConnectionFault(fault)) {
      return sendVideo(exchange, videoAnswer(exchange, mp4))
    }
    await sendDisturbed(exchange, fault, mp4)
  }
  await around(exchange, isConnectionFault(fault) ? fault : undefined, async () => undefined, serve)
}

function denied(exchange: Exchange, status: number, code: string, message: string) {
  const error = `<Error><Code>${code}</Code><Message>${message}</Message></Error>`
  sendText(exchange, status, 'application/xml', `<?xml version="1.0" encoding="UTF-8"?>${error}`)
}

import { setTimeout as wait } from 'node:timers/promises'
import { type Exchange, sendText } from '../exchange.ts'
import { sendVideo, type VideoAnswer, videoAnswer, videoHeaders } from '../video-answer.ts'
import type { ConnectionFault } from './connection.ts'
import { drained, sendHalf } from './partial.ts'
import type { FaultOf } from './rule.ts'

type DownloadFault = Exclude<FaultOf<'download'>, ConnectionFault | { kind: 'expired' }>

const dripsPerSecond = 20
const chunkBytes = 64 * 1024

/** Serves a video badly. */
export async function sendDisturbed(exchange: Exchange, fault: DownloadFault, mp4: Uint8Array) {
  const { world, url, response } = exchange
  const good = () => videoAnswer(exchange, mp4)
  switch (fault.kind) {
    case 'truncated':
      return sendHalf(exchange, good())
    case 'expires_halfway':
      world.links.expire(url)
      return sendHalf(exchange, good())
    case 'short': {
      const shorter = mp4.subarray(0, Math.max(0, mp4.byteLength - fault.missingBytes))
      return sendVideo(exchange, videoAnswer(exchange, shorter))
    }
    case 'body':
      return sendInstead(exchange, fault, mp4)
    case 'drip':
      return drip(exchange, good(), fault.bytesPerSecond)
    case 'redirect':
      response.writeHead(fault.status, { location: fault.url }).end()
      return
    case 'no_range':
      return sendVideo(exchange, videoAnswer(exchange, mp4, { ignoreRange: true }))
    case 'content_type': {
      const { headers, ...rest } = good()
      return sendVideo(exchange, { ...rest, headers: { ...headers, 'content-type': fault.value } })
    }
  }
}

async function sendInstead(
  exchange: Exchange,
  { as, sizeBytes }: Extract<DownloadFault, { kind: 'body' }>,
  mp4: Uint8Array,
) {
  switch (as) {
    case 'html':
      return sendText(exchange, 200, 'text/html', '<html><body>Please sign in.</body></html>')
    case 'garbage': {
      const garbage = Buffer.alloc(mp4.byteLength, 'not a video ')
      return sendVideo(exchange, videoAnswer(exchange, garbage))
    }
    case 'empty':
      return sendText(exchange, 200, 'video/mp4', '')
    case 'huge':
      return pour(exchange, mp4, sizeBytes)
  }
}

/** The video and then zeros, `sizeBytes` in all or a little more, with no length promised. */
async function pour({ response }: Exchange, mp4: Uint8Array, sizeBytes: number) {
  response.writeHead(200, videoHeaders).write(mp4)
  const zeros = Buffer.alloc(chunkBytes)
  for (let sent = mp4.byteLength; sent < sizeBytes && !response.closed; sent += chunkBytes) {
    if (!response.write(zeros)) await drained(response)
  }
  response.end()
}

async function drip(
  { world, response }: Exchange,
  { status, headers, body }: VideoAnswer,
  bytesPerSecond: number,
) {
  response.writeHead(status, headers)
  const stepBytes = Math.max(1, Math.round(bytesPerSecond / dripsPerSecond))
  const pauseMilliseconds = (stepBytes / bytesPerSecond) * 1000
  for (let sent = 0; sent < body.byteLength && !response.closed; sent += stepBytes) {
    response.write(body.subarray(sent, sent + stepBytes))
    await wait(pauseMilliseconds, undefined, { signal: world.end.signal })
  }
  response.end()
}

import { createHash } from 'node:crypto'
import type { OutgoingHttpHeaders } from 'node:http'
import type { Exchange } from './exchange.ts'
import { readRange } from './range.ts'

export type VideoAnswer = { status: number; headers: OutgoingHttpHeaders; body: Uint8Array }

export const videoHeaders = {
  'content-type': 'video/mp4',
  'accept-ranges': 'bytes',
  'content-disposition': 'attachment',
  'x-oss-force-download': 'true',
  server: 'AliyunOSS',
}

/** What to answer to a request for `mp4`: all of it, the part that its Range asks for, or 416. */
export function videoAnswer(
  { request }: Exchange,
  mp4: Uint8Array,
  { ignoreRange = false } = {},
): VideoAnswer {
  const etag = `"${createHash('md5').update(mp4).digest('hex').toUpperCase()}"`
  const ifRange = request.headers['if-range']
  const whole = ignoreRange || (ifRange !== undefined && ifRange !== etag)
  const part = whole ? undefined : readRange(request.headers.range, mp4.byteLength)
  const headers = { ...videoHeaders, etag }
  if (part === 'unsatisfiable') {
    const nothing = { 'content-range': `bytes */${mp4.byteLength}`, 'content-length': 0 }
    return { status: 416, headers: { ...headers, ...nothing }, body: new Uint8Array() }
  }
  const body = part ? mp4.subarray(part.start, part.end + 1) : mp4
  const length = { 'content-length': body.byteLength }
  if (!part) return { status: 200, headers: { ...headers, ...length }, body }
  const range = { 'content-range': `bytes ${part.start}-${part.end}/${mp4.byteLength}` }
  return { status: 206, headers: { ...headers, ...length, ...range }, body }
}

export function sendVideo(exchange: Exchange, { status, headers, body }: VideoAnswer): void {
  const head = exchange.request.method === 'HEAD'
  exchange.response.writeHead(status, headers).end(head ? undefined : body)
}

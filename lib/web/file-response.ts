import 'server-only'
import { Refused } from '#lib/errors.ts'
import { openPieces } from '#lib/files/pieces.ts'
import { files } from '#lib/files/storage.ts'
import { log } from '#lib/log.ts'
import { cut, lengthOf, type Piece } from '#lib/mp4/appended.ts'
import { ifRangeHolds, judgeConditions, type Version } from '#lib/web/conditions.ts'
import { lengthHeader } from '#lib/web/departure.ts'
import { disposition } from '#lib/web/disposition.ts'
import { type ByteRange, byteRange } from '#lib/web/range.ts'

export type ServedFile = {
  key: string
  mime: string
  /** Names these bytes and no others: a hash. */
  version: string
  modifiedAt: Date
  /** What it is called when saved. */
  name: string
  /** `immutable`: the address never means other bytes. `revalidate`: the browser asks each time. */
  cache: 'immutable' | 'revalidate'
  /** What is sent instead of the file as it is: stretches of it, and bytes that are not in it. */
  pieces?: Piece[]
}

const cacheControl = {
  immutable: 'private, max-age=31536000, immutable',
  revalidate: 'private, no-cache',
} as const satisfies Record<ServedFile['cache'], string>

/**
 * A stored file as the answer to GET or HEAD: 200, 206, 304, 412 or 416. `?download` in the address
 * makes it an attachment. Whoever calls has checked that the viewer may see it.
 */
export async function fileResponse(
  request: Request,
  file: ServedFile,
): Promise<Response | Refused> {
  const version = { etag: `"${file.version}"`, modifiedAt: file.modifiedAt }
  const headers = mediaHeaders(request, file, version)
  const verdict = judgeConditions(request.headers, version)
  if (verdict === 'failed') return new Response(null, { status: 412, headers })
  if (verdict === 'not_modified') return new Response(null, { status: 304, headers })

  const found = await files().stat(file.key)
  if (!found) return missing(file)
  headers.set('content-type', file.mime)
  const sizeBytes = file.pieces?.reduce((sum, piece) => sum + lengthOf(piece), 0) ?? found.sizeBytes
  setLength(headers, sizeBytes)
  if (request.method === 'HEAD') return new Response(null, { headers })
  const range = ifRangeHolds(request.headers, version) ? request.headers.get('range') : null
  const answer = await content(file, byteRange(range, sizeBytes), sizeBytes, headers)
  return answer ?? missing(file)
}

async function content(
  file: ServedFile,
  range: ReturnType<typeof byteRange>,
  sizeBytes: number,
  headers: Headers,
): Promise<Response | undefined> {
  if (range === 'unsatisfiable') {
    headers.delete('content-type')
    setLength(headers, 0)
    headers.set('content-range', `bytes */${sizeBytes}`)
    return new Response(null, { status: 416, headers })
  }
  const part = range === 'whole' ? undefined : range
  const stream = await openPart(file, part ?? { start: 0, end: sizeBytes - 1 })
  if (!stream || !part) return stream && new Response(stream, { headers })
  setLength(headers, part.end - part.start + 1)
  headers.set('content-range', `bytes ${part.start}-${part.end}/${sizeBytes}`)
  return new Response(stream, { status: 206, headers })
}

async function openPart({ key, pieces }: ServedFile, part: ByteRange) {
  if (pieces) return openPieces(files(), key, cut(pieces, part.start, part.end + 1))
  return (await files().open(key, part))?.stream
}

function setLength(headers: Headers, sizeBytes: number): void {
  headers.set('content-length', String(sizeBytes))
  headers.set(lengthHeader, String(sizeBytes))
}

/** The browser may show these bytes and nothing else: no sniffing, no script, no other site. */
function mediaHeaders(request: Request, file: ServedFile, { etag, modifiedAt }: Version): Headers {
  const attached = new URL(request.url).searchParams.has('download')
  return new Headers({
    'accept-ranges': 'bytes',
    'cache-control': cacheControl[file.cache],
    'content-disposition': disposition(attached ? 'attachment' : 'inline', file.name),
    'content-security-policy': "default-src 'none'; media-src 'self'; sandbox",
    'cross-origin-resource-policy': 'same-origin',
    etag,
    'last-modified': modifiedAt.toUTCString(),
    'x-content-type-options': 'nosniff',
  })
}

function missing({ key }: ServedFile): Refused {
  log.error({ key }, 'a stored file is missing')
  return new Refused('not_found')
}

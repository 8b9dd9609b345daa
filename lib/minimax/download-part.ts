import { createHash } from 'node:crypto'
import { brokenBody, DownloadFailed, notOpened } from '#lib/minimax/download-failed.ts'
import { BodyBroken } from '#lib/net/body.ts'
import { lengthOf, type OpenOptions, openPublic, type PublicAnswer } from '#lib/net/fetch-public.ts'

export type PartOptions = Pick<
  OpenOptions,
  'maxBytes' | 'timeoutMs' | 'idleMs' | 'allowHosts' | 'signal'
>

/** What has come so far, over however many connections. */
export class Progress {
  bytes = 0
  totalBytes: number | undefined
  etag: string | undefined
  private readonly hash = createHash('sha256')

  add(chunk: Uint8Array): void {
    this.bytes += chunk.byteLength
    this.hash.update(chunk)
  }

  complete(): boolean {
    return this.bytes === this.totalBytes
  }

  digest(): string {
    return this.hash.copy().digest('hex')
  }
}

/** One connection's share: from where the last one broke to the end, or to where this one breaks. */
export async function* part(
  url: string,
  progress: Progress,
  options: PartOptions,
): AsyncGenerator<Uint8Array, void, undefined> {
  const answer = await openPublic(url, { ...options, headers: rangeFrom(progress) })
  if (!answer.ok) throw notOpened(answer)
  try {
    if (isText(answer.headers['content-type'])) throw new DownloadFailed('not_video')
    const known = learn(answer, progress)
    if (known > options.maxBytes) throw new DownloadFailed('too_large')
    const body = answer.status === 206 ? answer.body : afterPrefix(answer.body, progress)
    for await (const chunk of body) {
      progress.add(chunk)
      if (progress.bytes > options.maxBytes) throw new DownloadFailed('too_large')
      yield chunk
    }
    if (progress.totalBytes !== undefined && !progress.complete())
      throw new DownloadFailed('broken')
  } catch (error) {
    if (!(error instanceof BodyBroken)) throw error
    throw new DownloadFailed(brokenBody[error.reason], { cause: error })
  } finally {
    await answer.close()
  }
}

function rangeFrom({ bytes, etag }: Progress): NonNullable<OpenOptions['headers']> {
  if (bytes === 0) return {}
  return { range: `bytes=${bytes}-`, ...(etag === undefined ? {} : { 'if-range': etag }) }
}

function isText(contentType: string | undefined): boolean {
  return (
    contentType !== undefined &&
    /^(text\/|image\/|audio\/|.*[/+](json|xml|html)\b)/i.test(contentType)
  )
}

/** Notes length and version of the file; both must stay the same. Gives the length, as far as it is known. */
function learn({ status, headers }: PublicAnswer, progress: Progress): number {
  const total =
    status === 206
      ? totalOf(headers['content-range'], progress.bytes)
      : lengthOf(headers['content-length'])
  const etag =
    typeof headers.etag === 'string' && headers.etag.startsWith('"') ? headers.etag : undefined
  const other = (before: unknown, now: unknown) =>
    before !== undefined && now !== undefined && before !== now
  if (progress.bytes > 0 && (other(progress.totalBytes, total) || other(progress.etag, etag))) {
    throw new DownloadFailed('changed')
  }
  progress.totalBytes = total ?? progress.totalBytes
  progress.etag = etag ?? progress.etag
  return progress.totalBytes ?? 0
}

/** The whole length by a Content-Range that starts where it was asked to. */
function totalOf(range: string | undefined, start: number): number | undefined {
  const [, first, total] = /^bytes (\d+)-\d+\/(\d+|\*)$/.exec(range ?? '') ?? []
  if (first === undefined || Number(first) !== start) throw new DownloadFailed('changed')
  return lengthOf(total)
}

/** A server that begins anew is followed only over the same bytes. */
async function* afterPrefix(body: AsyncIterable<Uint8Array>, progress: Progress) {
  const before = progress.digest()
  const prefix = createHash('sha256')
  let left = progress.bytes
  for await (const chunk of body) {
    const skipped = chunk.subarray(0, left)
    if (left > 0) prefix.update(skipped)
    left -= skipped.byteLength
    if (left > 0) continue
    if (skipped.byteLength > 0 && prefix.digest('hex') !== before)
      throw new DownloadFailed('changed')
    const fresh = chunk.subarray(skipped.byteLength)
    if (fresh.byteLength > 0) yield fresh
  }
  if (left > 0) throw new DownloadFailed('broken')
}

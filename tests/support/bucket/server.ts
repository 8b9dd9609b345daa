import { mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { readdir } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import S3rver, { type Context } from '@20minutes/s3rver'
import { OpenUploads } from './uploads.ts'

/** What a request is met with instead of the true answer: a status with S3's name for it, or nothing at all. */
type Fault = { status: number; code: string } | 'silence' | undefined

const suffix = '._S3rver_object'

/**
 * A server on a port of its own that speaks S3 and checks signatures, with one bucket. What s3rver lacks is added:
 * uploads in parts can be listed and aborted, and a list is in order and in pages of `pageKeys` (s3rver's own pages
 * need a cipher that OpenSSL does not have any more).
 */
export async function bucketServer({ pageKeys = 1000 } = {}) {
  const directory = mkdtempSync(join(tmpdir(), 'firstframe-bucket-'))
  const bucketFolder = join(directory, 'takes')
  mkdirSync(bucketFolder)
  const uploads = new OpenUploads(bucketFolder)
  const asked: Context[] = []
  const faults: { next: (asked: Context) => Fault } = { next: () => undefined }
  let objects = ''

  const options = { address: '127.0.0.1', port: 0, silent: true, vhostBuckets: false }
  const server = new S3rver({ ...options, directory })
  mend(server)
  server.middleware.unshift(async (context, next) => {
    const { method, query } = context
    asked.push(context)
    const fault = faults.next(context)
    if (fault === 'silence') context.respond = false
    else if (fault) refuse(context, fault)
    else if (method === 'DELETE' && query.uploadId) await abort(context, query.uploadId)
    else if (method === 'GET' && query.uploads !== undefined)
      answer(context, uploadsPage(await uploads.all(), query, pageKeys))
    else if (query['continuation-token'])
      answer(context, objectsPage(objects, query['continuation-token'], pageKeys))
    else await next()
    if (query['list-type'] !== '2' || query['continuation-token'] || context.status !== 200) return
    objects = String(context.body)
    answer(context, objectsPage(objects, '', pageKeys))
  })
  const { port } = await server.run()

  async function abort(context: Context, id: string) {
    if (await uploads.abort(id)) context.status = 204
    else refuse(context, { status: 404, code: 'NoSuchUpload' })
  }

  return {
    settings: {
      STORAGE_URL: 's3://takes/of/ours',
      S3_ENDPOINT: `http://127.0.0.1:${port}`,
      AWS_ACCESS_KEY_ID: 'S3RVER',
      AWS_SECRET_ACCESS_KEY: 'S3RVER',
    },
    uploads,
    asked,
    faults,
    /** The keys of all objects. */
    async objects(): Promise<string[]> {
      const names = await readdir(bucketFolder, { recursive: true })
      return names
        .filter((name) => name.endsWith(suffix))
        .map((name) => name.slice(0, -suffix.length))
    },
    /** The file in which s3rver keeps the bytes of an object. */
    pathOf: (objectKey: string) => join(bucketFolder, objectKey + suffix),
    connections: () =>
      new Promise<number>((done) => server.httpServer.getConnections((_, count) => done(count))),
    async stop() {
      server.httpServer.closeAllConnections()
      await server.close()
      rmSync(directory, { recursive: true, force: true })
    },
  }
}

/** Two mistakes of s3rver: the first byte alone is the whole object, and a signature for `/bucket/` is held to be wrong. */
function mend(server: S3rver): void {
  const getObject = server.store.getObject.bind(server.store)
  server.store.getObject = (bucket, key, range) =>
    getObject(bucket, key, range?.end === 0 ? { ...range, end: '0' } : range)
  server.middleware.unshift((context, next) => {
    if (context.path === '/takes/')
      context.app = Object.create(server, { allowMismatchedSignatures: { value: true } })
    return next()
  })
}

export type BucketServer = Awaited<ReturnType<typeof bucketServer>>

function refuse(context: Context, { status, code }: { status: number; code: string }): void {
  context.status = status
  answer(context, `<Error><Code>${code}</Code><Message>told to</Message></Error>`)
}

function answer(context: Context, xml: string): void {
  context.type = 'application/xml'
  context.body = `<?xml version="1.0" encoding="UTF-8"?>\n${xml}`
}

/** The stretch of the whole list that starts behind the token, which is the key that came last. */
function objectsPage(xml: string, token: string, pageKeys: number): string {
  const all = (xml.match(/<Contents>.*?<\/Contents>/gs) ?? []).map((one) => ({
    key: keyIn(one),
    one,
  }))
  const left = all.sort((a, b) => (a.key < b.key ? -1 : 1)).filter(({ key }) => key > token)
  const shown = left.slice(0, pageKeys)
  const last = left.length > shown.length ? shown.at(-1)?.key : undefined
  const next = last ? `<NextContinuationToken>${last}</NextContinuationToken>` : ''
  return `<ListBucketResult>${truncated(last)}${next}${shown.map(({ one }) => one).join('')}</ListBucketResult>`
}

function keyIn(contents: string): string {
  return /<Key>(.*?)<\/Key>/.exec(contents)?.[1] ?? ''
}

function uploadsPage(
  all: Awaited<ReturnType<OpenUploads['all']>>,
  { prefix = '', 'upload-id-marker': token = '' }: Context['query'],
  pageKeys: number,
): string {
  const left = all.filter(({ id, key }) => key.startsWith(prefix) && id > token)
  const shown = left.slice(0, pageKeys)
  const last = left.length > shown.length ? shown.at(-1)?.id : undefined
  const next = last
    ? `<NextKeyMarker>x</NextKeyMarker><NextUploadIdMarker>${last}</NextUploadIdMarker>`
    : ''
  const uploads = shown.map(
    ({ id, key, began }) =>
      `<Upload><Key>${key}</Key><UploadId>${id}</UploadId><Initiated>${began.toISOString()}</Initiated></Upload>`,
  )
  return `<ListMultipartUploadsResult>${truncated(last)}${next}${uploads.join('')}</ListMultipartUploadsResult>`
}

function truncated(last: string | undefined): string {
  return `<IsTruncated>${last !== undefined}</IsTruncated>`
}

import {
  AbortMultipartUploadCommand,
  type CompletedPart,
  CompleteMultipartUploadCommand,
  CreateMultipartUploadCommand,
  PutObjectCommand,
  UploadPartCommand,
} from '@aws-sdk/client-s3'
import type { Bucket } from '#lib/files/bucket.ts'
import { answerOf } from '#lib/files/bucket-answer.ts'
import { inParts } from '#lib/files/bucket-parts.ts'

/** A part, also on a slow line; or the end of an upload, for which a server puts its parts together. */
const slowSeconds = 120
const abortSeconds = 10

type Place = { client: Bucket['client']; Bucket: string; Key: string }

/**
 * Stores `source` as the object `objectKey`, which nobody sees before all of it is there: in one request, or when it
 * is large in parts, of which two are in memory. Nothing stays on any failure.
 */
export async function upload(
  { client, name }: Bucket,
  objectKey: string,
  source: AsyncIterable<Uint8Array>,
  signal?: AbortSignal,
): Promise<void> {
  const place = { client, Bucket: name, Key: objectKey }
  let large: LargeUpload | undefined
  let last: Uint8Array | undefined
  try {
    for await (const part of inParts(source)) {
      if (last) {
        large ??= await LargeUpload.begin(place)
        await large.send(last, signal)
      }
      last = part
    }
    if (!last) throw new Error('a file has at least one part')
    if (!large) return await putWhole(place, last)
    await large.send(last, signal)
    await large.complete()
  } catch (error) {
    await large?.abort()
    throw error
  }
}

/** An abort counts no more: between the last byte and the answer nobody could say whether it came in time. */
async function putWhole({ client, ...place }: Place, Body: Uint8Array): Promise<void> {
  await answerOf(
    (abortSignal) => client.send(new PutObjectCommand({ ...place, Body }), { abortSignal }),
    { seconds: slowSeconds },
  )
}

class LargeUpload {
  readonly #client: Bucket['client']
  readonly #upload: { Bucket: string; Key: string; UploadId: string | undefined }
  readonly #parts: CompletedPart[] = []

  private constructor({ client, ...place }: Place, UploadId: string | undefined) {
    this.#client = client
    this.#upload = { ...place, UploadId }
  }

  /** Not to be aborted: it would leave an upload whose name nobody knows. */
  static async begin(place: Place): Promise<LargeUpload> {
    const { client, Bucket, Key } = place
    const { UploadId } = await answerOf((abortSignal) =>
      client.send(new CreateMultipartUploadCommand({ Bucket, Key }), { abortSignal }),
    )
    return new LargeUpload(place, UploadId)
  }

  async send(Body: Uint8Array, signal: AbortSignal | undefined): Promise<void> {
    const PartNumber = this.#parts.length + 1
    const command = new UploadPartCommand({ ...this.#upload, PartNumber, Body })
    const { ETag } = await answerOf((abortSignal) => this.#client.send(command, { abortSignal }), {
      seconds: slowSeconds,
      signal,
    })
    this.#parts.push({ PartNumber, ETag })
  }

  async complete(): Promise<void> {
    const MultipartUpload = { Parts: this.#parts }
    const command = new CompleteMultipartUploadCommand({ ...this.#upload, MultipartUpload })
    await answerOf((abortSignal) => this.#client.send(command, { abortSignal }), {
      seconds: slowSeconds,
    })
  }

  /** When even this fails the sweep of unfinished files finds it. */
  async abort(): Promise<void> {
    const command = new AbortMultipartUploadCommand(this.#upload)
    await answerOf((abortSignal) => this.#client.send(command, { abortSignal }), {
      seconds: abortSeconds,
    }).catch(() => {})
  }
}

import { S3ServiceException } from '@aws-sdk/client-s3'
import { StorageUnavailable } from '#lib/files/files.ts'

const noRoom = new Set(['QuotaExceeded', 'XMinioStorageFull', 'InsufficientStorage'])

type Bounds = {
  /** For all tries together. */
  seconds?: number | undefined
  signal?: AbortSignal | undefined
}

/**
 * The answer to a call to the bucket. What it refuses, and that it does not answer, becomes StorageUnavailable; an
 * abort is its reason. `call` passes its signal on.
 */
export async function answerOf<T>(
  call: (ending: AbortSignal) => Promise<T>,
  { seconds = 30, signal }: Bounds = {},
): Promise<T> {
  const deadline = AbortSignal.timeout(seconds * 1000)
  try {
    return await call(signal ? AbortSignal.any([signal, deadline]) : deadline)
  } catch (error) {
    signal?.throwIfAborted()
    const story = deadline.aborted ? `did not answer in ${seconds} s` : storyOf(error)
    throw new StorageUnavailable(`the bucket ${story}`, { full: isFull(error), cause: error })
  }
}

/** Whether the bucket's answer was an error of this name, as S3 calls it. */
export function answered(error: unknown, name: string): boolean {
  return (
    error instanceof StorageUnavailable &&
    error.cause instanceof S3ServiceException &&
    error.cause.name === name
  )
}

function storyOf(error: unknown): string {
  if (error instanceof S3ServiceException)
    return `answered ${statusOf(error)} ${error.name}: ${error.message}`
  return `could not be asked: ${error instanceof Error ? error.message || error.name : error}`
}

function isFull(error: unknown): boolean {
  return error instanceof S3ServiceException && (statusOf(error) === 507 || noRoom.has(error.name))
}

function statusOf(error: unknown): number | undefined {
  return error instanceof S3ServiceException ? error.$metadata.httpStatusCode : undefined
}

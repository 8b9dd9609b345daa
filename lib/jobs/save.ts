import 'server-only'
import { system } from '#lib/accounts/system.ts'
import { files } from '#lib/files/storage.ts'
import type { WaitingCode } from '#lib/jobs/failure.ts'
import { failJob } from '#lib/jobs/job-rows.ts'
import { nextSaveSeconds } from '#lib/jobs/lifecycle.ts'
import {
  claimLook,
  finishSaving,
  frameOf,
  keepLook,
  type Look,
  postpone,
  type StoredVideo,
} from '#lib/jobs/look-rows.ts'
import { storePoster } from '#lib/jobs/poster.ts'
import { trustedHosts } from '#lib/jobs/upstream.ts'
import { newVideoKeys } from '#lib/jobs/video-keys.ts'
import { log } from '#lib/log.ts'
import { DownloadFailed, download } from '#lib/minimax/download.ts'
import { inspectMp4, Mp4Damaged } from '#lib/minimax/mp4.ts'
import { retrieveFile } from '#lib/minimax/retrieve.ts'
import type { Account } from '#lib/minimax/wire.ts'
import { accountById } from '#lib/upstream-keys/queries.ts'

const leaseSeconds = 30
const maxVideoBytes = 512 * 1024 * 1024
/** After this the upstream will not have the file any more; until then whatever it says may be an outage. */
const resultGoneMilliseconds = 7 * 24 * 3600 * 1000

/**
 * Brings a job's video home: a fresh link (or its backup, when that gives no video), the bytes into our
 * storage, the container checked, then one commit that makes it visible. Every failure leaves the job in saving, to be tried again.
 */
export async function save(jobId: string): Promise<void> {
  const look = await claimLook(jobId, 'saving', leaseSeconds)
  if (!look) return
  const lost = new AbortController()
  const beat = setInterval(
    () => void keepLook(look, leaseSeconds).catch((error: unknown) => lost.abort(error)),
    10_000,
  )
  try {
    await finish(look, await bringHome(look, lost.signal))
  } catch (error) {
    await putOff(look, error)
  } finally {
    clearInterval(beat)
  }
}

async function bringHome(look: Look, signal: AbortSignal): Promise<StoredVideo> {
  const account = await accountById(system('worker'), look.attempt.accountId)
  if (!account) throw new NoLink('auth', undefined)
  const retrieved = await retrieveFile(account, look.attempt.fileId ?? '')
  if (retrieved.kind !== 'link')
    throw new NoLink(
      retrieved.kind === 'stopped' ? retrieved.reason : retrieved.why,
      retrieved.traceId,
    )
  const { url, backupUrl } = retrieved
  try {
    return await fetchFrom(url, account, look, signal)
  } catch (error) {
    if (!backupUrl || !isUpstreams(error)) throw error
    log.warn({ err: error, jobId: look.jobId }, 'a link gave no video; its backup link is tried')
    return fetchFrom(backupUrl, account, look, signal)
  }
}

async function fetchFrom(
  url: string,
  account: Account,
  look: Look,
  signal: AbortSignal,
): Promise<StoredVideo> {
  const { videoKey, posterKey } = newVideoKeys(look)
  const source = download(url, {
    maxBytes: maxVideoBytes,
    allowHosts: trustedHosts(account),
    signal,
  })
  const stored = await files().put(videoKey, source, { maxBytes: maxVideoBytes, signal })
  try {
    const { width, height, millis } = await inspectMp4(await readerOf(videoKey), stored.sizeBytes)
    await storePoster(posterKey, (await frameOf(look.jobId)).storageKey)
    return {
      videoKey,
      posterKey,
      videoSha256: stored.sha256,
      videoSizeBytes: stored.sizeBytes,
      videoWidth: width,
      videoHeight: height,
      videoMillis: millis,
    }
  } catch (error) {
    await files().remove(videoKey)
    throw error
  }
}

/** Another process may have finished first: then our copy is not needed. */
async function finish(look: Look, video: StoredVideo): Promise<void> {
  if (await finishSaving(look, video)) return
  await files().remove(video.videoKey)
  await files().remove(video.posterKey)
}

async function putOff(look: Look, error: unknown): Promise<void> {
  const reason =
    error instanceof DownloadFailed || error instanceof NoLink ? error.reason : 'storage'
  const facts = {
    err: error,
    jobId: look.jobId,
    reason,
    tries: look.looks,
    traceId: traceOf(error),
  }
  if (isUpstreams(error) && isTooLate(look)) {
    log.error(facts, 'a video could not be saved for seven days: it is given up')
    return void (await failJob(look.jobId, ['saving'], 'result_lost'))
  }
  log.warn(facts, 'a video could not be saved yet')
  await postpone(look, 'saving', nextSaveSeconds(look.looks - 1), waitsFor(error))
}

/** Trouble of our own storage is no reason to give up: the upstream may still have the file. */
function isTooLate({ attempt }: Look): boolean {
  return Date.now() - attempt.acceptedAt.getTime() > resultGoneMilliseconds
}

function traceOf(error: unknown): string | undefined {
  return error instanceof NoLink ? error.traceId : undefined
}

function waitsFor(error: unknown): WaitingCode {
  if (error instanceof NoLink)
    return error.reason === 'auth' ? 'upstream_auth' : 'upstream_unreachable'
  return isUpstreams(error) ? 'download' : 'storage'
}

/** Whether what came from the upstream is to blame, not our own storage. */
function isUpstreams(error: unknown): error is DownloadFailed | Mp4Damaged | NoLink {
  return [DownloadFailed, Mp4Damaged, NoLink].some((kind) => error instanceof kind)
}

class NoLink extends Error {
  readonly reason: string
  /** The upstream's name for its answer, which its support asks for. */
  readonly traceId: string | undefined
  constructor(reason: string, traceId: string | undefined) {
    super(`no link: ${reason}`)
    this.reason = reason
    this.traceId = traceId
  }
}

/** Reads ranges of a stored file, for the container check. */
async function readerOf(key: string) {
  return async (start: number, length: number): Promise<Uint8Array> => {
    const file = await files().open(key, { start, end: start + length - 1 })
    if (!file) throw new Error('the video that was just stored is not there')
    return new Uint8Array(await new Response(file.stream).arrayBuffer())
  }
}

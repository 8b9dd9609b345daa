import 'server-only'
import { storageTrouble } from '#lib/files/storage-trouble.ts'
import { sayStorageIsBack, sayWaitsForStorage } from '#lib/jobs/storage-wait-rows.ts'
import { keeping } from '#lib/kept.ts'
import { log } from '#lib/log.ts'
import { processWide } from '#lib/process-wide.ts'

/** Jobs are told no more often than this. */
const toldMilliseconds = 5_000

const ours = processWide('storage takes', () => ({
  /** Unknown at first: who ended before may have left jobs that say they wait. */
  takes: undefined as boolean | undefined,
  tell: keeping<void>(toldMilliseconds),
}))

/**
 * Whether a video that is asked for now could be stored. While it could not, nothing is to be sent, and what could be
 * sent says why it waits.
 */
export async function storageTakes(): Promise<boolean> {
  const trouble = await storageTrouble()
  const takes = trouble === undefined
  if (takes !== ours.takes) await changed(takes, trouble)
  if (!takes) await ours.tell('waits', sayWaitsForStorage)
  return takes
}

async function changed(takes: boolean, trouble: unknown): Promise<void> {
  const before = ours.takes
  ours.takes = takes
  if (!takes) return log.error({ err: trouble }, 'the storage takes no file: nothing is sent')
  if (before === false) log.info('the storage takes files again: sending goes on')
  await sayStorageIsBack().catch((error: unknown) => {
    ours.takes = undefined // to be said with the next try
    throw error
  })
}

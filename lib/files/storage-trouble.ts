import 'server-only'
import { wait } from '#lib/clock.ts'
import { StorageUnavailable } from '#lib/files/files.ts'
import { files } from '#lib/files/storage.ts'
import { keeping } from '#lib/kept.ts'
import { processWide } from '#lib/process-wide.ts'

/** Asked for before every create call, so an answer serves for a while. */
const keptMilliseconds = 5_000
/** A disk behind a network may be silent instead of refusing. */
const patienceMilliseconds = 5_000

type Asking = { ask: ReturnType<typeof keeping<unknown>>; checking?: Promise<void> }

const asking = processWide('storage trouble', (): Asking => ({ ask: keeping(keptMilliseconds) }))

/** Why our storage would not take a file now, as of the last few seconds; undefined while it would. Never throws. */
export function storageTrouble(): Promise<unknown> {
  return asking.ask('trouble', () =>
    inTime().then(
      () => undefined,
      (error: unknown) => error,
    ),
  )
}

/** One check at a time: each that hangs holds one of the few threads that files have. */
async function inTime(): Promise<void> {
  const answered = new AbortController()
  asking.checking ??= files()
    .check()
    .finally(() => delete asking.checking)
  const late = wait(patienceMilliseconds, answered.signal).then(
    () => {
      throw new StorageUnavailable('the storage does not answer', { full: false })
    },
    () => {},
  )
  await Promise.race([asking.checking, late]).finally(() => answered.abort())
}

import 'server-only'
import { StorageUnavailable } from '#lib/files/files.ts'
import { files } from '#lib/files/storage.ts'
import { inTime } from '#lib/in-time.ts'
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
  const silent = new StorageUnavailable('the storage does not answer', { full: false })
  return asking.ask('trouble', () =>
    inTime(check(), patienceMilliseconds, silent).then(
      () => undefined,
      (error: unknown) => error,
    ),
  )
}

/** One at a time: each that hangs holds one of the few threads that files have. */
function check(): Promise<void> {
  asking.checking ??= files()
    .check()
    .finally(() => delete asking.checking)
  return asking.checking
}

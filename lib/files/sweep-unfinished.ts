import 'server-only'
import { removeStale } from '#lib/files/remove-stale.ts'
import { files, incoming } from '#lib/files/storage.ts'

/** Removes what killed processes left half-written, on this machine and where files are kept. Returns how many. */
export async function sweepUnfinished(): Promise<number> {
  return (await removeStale(incoming())) + (await files().removeUnfinished())
}

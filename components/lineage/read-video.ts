import { type Named, pack } from '#lib/jobs/packed.ts'
import { textInXmp } from '#lib/mp4/xmp.ts'

/** The settings that a video's file carries, as a part of an address. The server judges them. */
export async function settingsIn(file: File): Promise<string | undefined> {
  const read = async (start: number, length: number) =>
    new Uint8Array(await file.slice(start, start + length).arrayBuffer())
  const named = namedIn(await textInXmp(read, file.size).catch(() => undefined))
  return named && pack({ ...named, sourceId: named.jobId })
}

function namedIn(text: string | undefined): (Named & { jobId?: unknown }) | undefined {
  try {
    const value: unknown = JSON.parse(text ?? '')
    return typeof value === 'object' && value !== null ? value : undefined
  } catch {
    return undefined
  }
}

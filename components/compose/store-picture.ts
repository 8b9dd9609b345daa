import { knownFrame } from '#components/compose/known-frame.ts'
import { type Uploaded, uploadFrame } from '#components/compose/upload-frame.ts'

type Options = {
  signal: AbortSignal
  /** How much of it has travelled, from 0 when it sets out to 1. */
  onShare: (share: number) => void
}

/** Sends a picture that passed the check, unless the portal has these very bytes (`known`). */
export async function storePicture(
  picture: File,
  { signal, onShare }: Options,
): Promise<Uploaded & { known?: true }> {
  const known = await knownFrame(picture, signal)
  if (known) return { kind: 'stored', frame: known, known: true }
  if (signal.aborted) return { kind: 'broken' }
  onShare(0)
  return uploadFrame(picture, { signal, onShare })
}

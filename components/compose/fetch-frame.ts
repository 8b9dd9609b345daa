import type { Uploaded } from '#components/compose/upload-frame.ts'
import { inThisWorkspace } from '#components/shell/here.ts'

/** Asks the portal to fetch and keep the picture at an address. */
export async function fetchFrame(url: string, signal: AbortSignal): Promise<Uploaded> {
  const response = await fetch(`/api/frames?${inThisWorkspace()}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ url }),
    signal,
  }).catch(() => undefined)
  const answer = await response?.json().catch(() => undefined)
  if (response?.ok && answer) return { kind: 'stored', frame: answer }
  const message: unknown = answer?.error?.message
  return typeof message === 'string' ? { kind: 'refused', message } : { kind: 'broken' }
}

import { inThisWorkspace } from '#components/shell/here.ts'
import type { FramePage, FrameView } from '#lib/frames/view.ts'

/**
 * The workspace's frame that these very bytes are or became, so that they need not travel again. Undefined when
 * there is none, or when it cannot be told: then the upload tells.
 */
export async function knownFrame(file: Blob, signal: AbortSignal): Promise<FrameView | undefined> {
  // Only where the page itself came safely does the browser hash.
  if (!globalThis.crypto?.subtle) return undefined
  const bytes = await file.arrayBuffer().catch(() => undefined)
  if (!bytes || signal.aborted) return undefined
  const digest = new Uint8Array(await crypto.subtle.digest('SHA-256', bytes))
  const hex = Array.from(digest, (byte) => byte.toString(16).padStart(2, '0')).join('')
  return frameOfHash(hex, signal)
}

export async function frameOfHash(
  sha256: string,
  signal: AbortSignal,
): Promise<FrameView | undefined> {
  const address = `/api/frames?${inThisWorkspace()}&sha256=${sha256}`
  const response = await fetch(address, { signal }).catch(() => undefined)
  const page: FramePage | undefined = response?.ok
    ? await response.json().catch(() => undefined)
    : undefined
  return page?.frames[0]
}

import { freshConnection, reachable } from './reach.ts'
import type { World } from './world.ts'

export type Delivery = { url: string; contentType: string; text: string }

const tryLimitMilliseconds = 5000

/** POSTs a push once. Delivered means that any 2xx came back in time. */
export async function deliver(
  { settings, end }: World,
  { url: text, contentType, text: body }: Delivery,
): Promise<{ outcome: 'delivered' | 'failed'; httpStatus: number | undefined }> {
  try {
    const url = await reachable(text, settings.privateUrls)
    if (!url) return { outcome: 'failed', httpStatus: undefined }
    const response = await fetch(url, {
      method: 'POST',
      headers: { 'content-type': contentType, ...freshConnection },
      body,
      redirect: 'manual',
      signal: AbortSignal.any([AbortSignal.timeout(tryLimitMilliseconds), end.signal]),
    })
    await response.body?.cancel()
    return { outcome: response.ok ? 'delivered' : 'failed', httpStatus: response.status }
  } catch {
    return { outcome: 'failed', httpStatus: undefined }
  }
}

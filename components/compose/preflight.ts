import { Refused } from '#lib/errors.ts'
import { judgeSize, maxBytes } from '#lib/frames/limits.ts'
import { headBytes, sniff } from '#lib/frames/sniff.ts'

/**
 * Whether a file can be a first frame, judged by the server's own rules before a byte is sent. The
 * server looks again, and deeper.
 */
export async function preflight(file: File): Promise<Refused | undefined> {
  if (file.size === 0) return new Refused('frame_empty')
  if (file.size > maxBytes) return new Refused('frame_too_large')
  const kind = sniff(new Uint8Array(await file.slice(0, headBytes).arrayBuffer()))
  if (kind instanceof Refused) return kind
  const size = await sizeOf(file)
  return size ? judgeSize(size) : new Refused('frame_unreadable')
}

/** Width and height in pixels as seen, with the picture's rotation applied. */
async function sizeOf(file: File): Promise<{ width: number; height: number } | undefined> {
  const bitmap = await createImageBitmap(file).catch(() => undefined)
  if (!bitmap) return undefined
  const { width, height } = bitmap
  bitmap.close()
  return { width, height }
}

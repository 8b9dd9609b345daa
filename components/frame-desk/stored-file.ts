import type { FrameView } from '#lib/frames/view.ts'

/** The bytes of a frame that the portal has. Undefined when they could not be fetched. */
export async function storedFile({ id, mime }: FrameView): Promise<File | undefined> {
  const response = await fetch(`/api/frames/${id}`).catch(() => undefined)
  const blob = response?.ok ? await response.blob().catch(() => undefined) : undefined
  return blob && new File([blob], `frame.${mime.split('/').at(-1)}`, { type: mime })
}

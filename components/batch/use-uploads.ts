import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { preflight } from '#components/compose/preflight.ts'
import { uploadFrame } from '#components/compose/upload-frame.ts'
import type { FrameView } from '#lib/frames/view.ts'

/** Several files one after the other, each judged before it is sent; one that is refused does not stop the others. */
export function useUploads(onFrame: (frame: FrameView) => void) {
  const t = useTranslations('errors')
  const words = useTranslations('batch.desk')
  const [pending, setPending] = useState(0)
  const [refused, setRefused] = useState<string>()

  const why = async (file: File): Promise<string | undefined> => {
    const { refused: wrong } = await preflight(file)
    if (wrong) return t(wrong.code, wrong.params)
    const { signal } = new AbortController()
    const sent = await uploadFrame(file, { signal, onShare: () => {} })
    if (sent.kind === 'stored') onFrame(sent.frame)
    return sent.kind === 'refused'
      ? sent.message
      : sent.kind === 'broken'
        ? t('unavailable')
        : undefined
  }
  const take = async (files: readonly File[]): Promise<void> => {
    setRefused(undefined)
    setPending((now) => now + files.length)
    const wrong: string[] = []
    for (const file of files) {
      const message = await why(file).catch(() => t('unavailable'))
      if (message) wrong.push(words('refused', { name: file.name, message }))
      setPending((now) => now - 1)
    }
    if (wrong.length > 0) setRefused(wrong.join(' '))
  }
  return { pending, refused, take }
}

import { useTranslations } from 'next-intl'
import { useRef, useState } from 'react'
import { fetchFrame } from '#components/compose/fetch-frame.ts'
import { preflight } from '#components/compose/preflight.ts'
import { uploadFrame } from '#components/compose/upload-frame.ts'
import type { FrameView } from '#lib/frames/view.ts'

/** Where the first frame is on its way. `preview` is an address that shows the picture. */
export type FrameState =
  | { kind: 'empty' }
  | { kind: 'checking'; preview: string }
  | { kind: 'uploading'; preview: string; share: number }
  | { kind: 'fetching' }
  | { kind: 'refused'; message: string; about: 'file' | 'url'; preview?: string }
  | { kind: 'broken'; file: File; preview: string }
  | { kind: 'ready'; frame: FrameView; preview: string }

export type FrameWork = ReturnType<typeof useFrame>

/**
 * The first frame from the moment it is chosen until it is stored. Choosing another stops the one before;
 * leaving the page does not, so that what was sent is not sent for nothing.
 */
export function useFrame(initial: FrameView | undefined) {
  const t = useTranslations('errors')
  const [state, setState] = useState<FrameState>(initial ? ready(initial) : { kind: 'empty' })
  const work = useRef<Promise<FrameView | undefined>>(Promise.resolve(initial))
  const running = useRef<AbortController>(undefined)
  const preview = useRef<string>(undefined)

  const begun = () => {
    running.current?.abort()
    const controller = new AbortController()
    running.current = controller
    return controller
  }
  const begin = (first: FrameState, job: (signal: AbortSignal) => Promise<FrameState>) => {
    const { signal } = begun()
    setState(first)
    work.current = job(signal).then((last) => {
      if (signal.aborted) return undefined
      setState(last)
      return last.kind === 'ready' ? last.frame : undefined
    })
  }

  const take = (file: File) => {
    if (preview.current) URL.revokeObjectURL(preview.current)
    const address = URL.createObjectURL(file)
    preview.current = address
    begin({ kind: 'checking', preview: address }, async (signal) => {
      const refused = await preflight(file)
      if (refused) {
        const message = t(refused.code, refused.params)
        return refused.code === 'frame_short_side' || refused.code === 'frame_shape'
          ? { kind: 'refused', message, about: 'file', preview: address }
          : { kind: 'refused', message, about: 'file' }
      }
      if (signal.aborted) return { kind: 'empty' }
      const onShare = (share: number) => {
        if (!signal.aborted) setState({ kind: 'uploading', preview: address, share })
      }
      onShare(0)
      const sent = await uploadFrame(file, { signal, onShare })
      if (sent.kind === 'stored') return { kind: 'ready', frame: sent.frame, preview: address }
      if (sent.kind === 'broken') return { kind: 'broken', file, preview: address }
      return { kind: 'refused', message: sent.message, about: 'file', preview: address }
    })
  }

  const takeUrl = (url: string) =>
    begin({ kind: 'fetching' }, async (signal) => {
      const fetched = await fetchFrame(url, signal)
      if (fetched.kind === 'stored') return ready(fetched.frame)
      const message = fetched.kind === 'refused' ? fetched.message : t('unavailable')
      return { kind: 'refused', message, about: 'url' }
    })

  const clear = () => begin({ kind: 'empty' }, async () => ({ kind: 'empty' }))

  return { state, take, takeUrl, clear, settled: () => work.current }
}

function ready(frame: FrameView): FrameState {
  return { kind: 'ready', frame, preview: `/api/frames/${frame.id}` }
}

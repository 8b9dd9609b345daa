import { useTranslations } from 'next-intl'
import { useRef, useState } from 'react'
import { fetchFrame } from '#components/compose/fetch-frame.ts'
import type { FrameState } from '#components/compose/frame-state.ts'
import { preflight } from '#components/compose/preflight.ts'
import { storePicture } from '#components/compose/store-picture.ts'
import { forget, noteFrame, noteUpload } from '#components/compose/unfinished.ts'
import { useLeftBehind } from '#components/compose/use-left-behind.ts'
import type { Edit, Plan } from '#components/frame-desk/plan.ts'
import type { TakeFrame } from '#components/lineage/take-frame.tsx'
import { notify } from '#components/shell/notices.ts'
import type { FrameView } from '#lib/frames/view.ts'

export type { FrameState } from '#components/compose/frame-state.ts'
export type FrameWork = ReturnType<typeof useFrame>

/**
 * The first frame from the moment it is chosen until it is stored. Choosing another stops the one before;
 * leaving the page does not, so that what was sent is not sent for nothing. `takeOut` takes one out of a video.
 */
export function useFrame(initial: FrameView | undefined, takeOut: TakeFrame) {
  const t = useTranslations('errors')
  const say = useTranslations('frames')
  const [state, setState] = useState<FrameState>(initial ? ready(initial) : { kind: 'empty' })
  /** The file that the frame is made of, as the person chose it; none when the portal had it already. */
  const [file, setFile] = useState<File>()
  const [edit, setEdit] = useState<Edit>()
  const work = useRef<Promise<FrameView | undefined>>(Promise.resolve(initial))
  const running = useRef<AbortController>(undefined)
  const preview = useRef<string>(undefined)

  const begin = (first: FrameState, job: (signal: AbortSignal) => Promise<FrameState>) => {
    running.current?.abort()
    const controller = new AbortController()
    running.current = controller
    const { signal } = controller
    setState(first)
    const failed = (): FrameState => ({ kind: 'refused', message: t('unavailable'), about: 'file' })
    work.current = job(signal)
      .catch(failed)
      .then((last) => {
        if (signal.aborted) return undefined
        setState(last)
        if (last.kind !== 'ready') return undefined
        noteFrame(last.frame.sha256)
        return last.frame
      })
  }
  const shown = (picture: Blob) => {
    if (preview.current) URL.revokeObjectURL(preview.current)
    preview.current = URL.createObjectURL(picture)
    return preview.current
  }

  /** Sends what passed the check, unless the portal has it. */
  const send = async (picture: File, signal: AbortSignal, address: string): Promise<FrameState> => {
    const onShare = (share: number) => {
      if (signal.aborted) return
      if (share === 0) void noteUpload(picture)
      setState({ kind: 'uploading', preview: address, share })
    }
    const sent = await storePicture(picture, { signal, onShare })
    if (sent.kind === 'broken') return { kind: 'broken', file: picture, preview: address }
    if (sent.kind === 'refused')
      return { kind: 'refused', message: sent.message, about: 'file', preview: address }
    const { frame, known } = sent
    return { kind: 'ready', frame, preview: address, ...(known && { known }) }
  }

  const take = (picked: File) => {
    setFile(picked)
    setEdit(undefined)
    const address = shown(picked)
    begin({ kind: 'checking', preview: address }, async (signal) => {
      const { refused, repairable } = await preflight(picked)
      if (signal.aborted) return { kind: 'empty' }
      if (!refused) return send(picked, signal, address)
      const message = t(refused.code, refused.params)
      const isSeen = repairable || refused.code === 'frame_short_side'
      return {
        kind: 'refused',
        message,
        about: 'file',
        ...(isSeen && { preview: address }),
        ...(repairable && { repair: { ...repairable, code: refused.code } }),
      }
    })
  }

  /** Sends what is there again. */
  const again = (picture: File) => {
    const address = shown(picture)
    begin({ kind: 'checking', preview: address }, (signal) => send(picture, signal, address))
  }

  /** Makes of a picture what was planned, and sends that. `earlier` is what was done to it before. */
  const mend = (picture: File, plan: Plan, earlier?: Edit) => {
    const original = earlier?.original ?? picture
    const before = state.kind === 'ready' ? state.frame : undefined
    setFile(original)
    begin({ kind: 'repairing', preview: shown(picture) }, async (signal) => {
      const { redraw } = await import('#components/frame-desk/redraw.ts')
      const drawn = await redraw(picture, plan)
      if (signal.aborted) return { kind: 'empty' }
      if (!drawn && before) {
        notify({ text: say('undrawn') })
        return ready(before)
      }
      if (!drawn) return { kind: 'refused', message: say('undrawn'), about: 'file' }
      const { made, changes } = drawn
      setEdit({ original, made, changes: [...(earlier?.changes ?? []), ...changes] })
      const address = shown(made)
      setState({ kind: 'checking', preview: address })
      return send(made, signal, address)
    })
  }

  const takeUrl = (url: string) => {
    setFile(undefined)
    setEdit(undefined)
    begin({ kind: 'fetching' }, async (signal) => {
      const fetched = await fetchFrame(url, signal)
      if (fetched.kind === 'stored') return ready(fetched.frame)
      const message = fetched.kind === 'refused' ? fetched.message : t('unavailable')
      return { kind: 'refused', message, about: 'url' }
    })
  }

  /** A frame that the workspace has. */
  const takeFrame = (frame: FrameView) => {
    setFile(undefined)
    setEdit(undefined)
    begin(ready(frame), async () => ready(frame))
  }

  const clear = () => {
    setFile(undefined)
    setEdit(undefined)
    forget()
    begin({ kind: 'empty' }, async () => ({ kind: 'empty' }))
  }
  const offer = (left: File) => {
    setFile(left)
    setState({ kind: 'broken', file: left, preview: shown(left) })
  }
  useLeftBehind(initial, { isFree: () => running.current === undefined, takeFrame, offer })

  const settled = () => work.current
  return { state, file, edit, take, again, mend, takeUrl, takeFrame, takeOut, clear, settled }
}

function ready(frame: FrameView): FrameState {
  return { kind: 'ready', frame, preview: `/api/frames/${frame.id}` }
}

import { useTranslations } from 'next-intl'
import { useRef, useState } from 'react'
import type { FrameState } from '#components/compose/frame-state.ts'
import { preflight } from '#components/compose/preflight.ts'
import { storePicture } from '#components/compose/store-picture.ts'
import type { Plan } from '#components/frame-desk/plan.ts'
import type { FrameView } from '#lib/frames/view.ts'

/** How far a file has come. One that is stored is a frame and no upload any more. */
export type UploadState =
  | { kind: 'waiting' | 'checking' | 'repairing' | 'broken' }
  | { kind: 'uploading'; share: number }
  | { kind: 'refused'; message: string; repair?: Repair }

type Repair = NonNullable<Extract<FrameState, { kind: 'refused' }>['repair']>

export type Upload = { id: number; file: File; state: UploadState }
export type Uploads = ReturnType<typeof useUploads>

/**
 * Several files one after the other, each judged before it is sent; one that is refused stays, with what can be
 * made of it, and does not stop the others.
 */
export function useUploads(onFrame: (frame: FrameView) => void) {
  const t = useTranslations('errors')
  const say = useTranslations('frames')
  const [uploads, setUploads] = useState<Upload[]>([])
  const line = useRef<Promise<unknown>>(Promise.resolve())
  const running = useRef(new Map<number, AbortController>())
  const count = useRef(0)

  const move = (id: number, state: UploadState) =>
    setUploads((now) => now.map((one) => (one.id === id ? { ...one, state } : one)))
  const remove = (id: number) => {
    running.current.get(id)?.abort()
    running.current.delete(id)
    setUploads((now) => now.filter((one) => one.id !== id))
  }

  const judge = async (file: File): Promise<UploadState | undefined> => {
    const { refused, repairable } = await preflight(file)
    if (!refused) return undefined
    const message = t(refused.code, refused.params)
    const repair = repairable && { ...repairable, code: refused.code }
    return { kind: 'refused', message, ...(repair && { repair }) }
  }
  const redrawn = async (file: File, plan: Plan): Promise<File | undefined> => {
    const { redraw } = await import('#components/frame-desk/redraw.ts')
    return (await redraw(file, plan))?.made
  }
  /** Where it ends when it does not become a frame. */
  const work = async (
    { id, file }: Upload,
    plan: Plan | undefined,
    signal: AbortSignal,
  ): Promise<UploadState | undefined> => {
    move(id, { kind: plan ? 'repairing' : 'checking' })
    const wrong = plan ? undefined : await judge(file)
    if (wrong || signal.aborted) return wrong
    const picture = plan ? await redrawn(file, plan) : file
    if (!picture) return { kind: 'refused', message: say('undrawn') }
    const onShare = (share: number) => move(id, { kind: 'uploading', share })
    const sent = await storePicture(picture, { signal, onShare })
    if (sent.kind !== 'stored') return sent
    if (signal.aborted) return undefined
    onFrame(sent.frame)
    remove(id)
    return undefined
  }
  const begin = (upload: Upload, plan?: Plan) => {
    const controller = new AbortController()
    const { signal } = controller
    running.current.set(upload.id, controller)
    move(upload.id, { kind: 'waiting' })
    line.current = line.current.then(async () => {
      if (signal.aborted) return
      const end = await work(upload, plan, signal).catch((): UploadState => ({ kind: 'broken' }))
      if (end && !signal.aborted) move(upload.id, end)
    })
  }

  const take = (files: readonly File[]) => {
    const added = files.map((file): Upload => {
      count.current += 1
      return { id: count.current, file, state: { kind: 'waiting' } }
    })
    setUploads((now) => [...now, ...added])
    for (const upload of added) begin(upload)
  }
  return { uploads, take, begin, remove }
}

import { useTranslations } from 'next-intl'
import { useEffect, useRef, useState } from 'react'
import { inThisWorkspace } from '#components/shell/here.ts'
import { Button } from '#components/ui/button.tsx'
import { Dialog, DialogContent } from '#components/ui/dialog.tsx'
import type { FramePage, FrameView } from '#lib/frames/view.ts'

type Props = { pick: (frame: FrameView) => void; close: () => void; focus: () => void }

/** The pictures that the workspace has, newest first, a page at a time. */
export function EarlierFrames({ pick, close, focus }: Props) {
  const isPicked = useRef(false)
  const t = useTranslations('frames.earlier')
  const common = useTranslations('common')
  const { frames, next, failed, more } = useFramePages()
  const take = (frame: FrameView) => {
    isPicked.current = true
    pick(frame)
    close()
  }
  return (
    <Dialog open onOpenChange={(isOpen) => !isOpen && close()}>
      <DialogContent
        title={t('title')}
        description={t('description')}
        closeLabel={common('close')}
        className="sm:max-w-3xl!"
        onCloseAutoFocus={(event) => {
          if (!isPicked.current) return
          event.preventDefault()
          focus()
        }}
      >
        {frames?.length === 0 && <p className="py-6 text-center text-muted">{t('none')}</p>}
        <ul
          aria-busy={frames === undefined}
          className="grid grid-cols-2 gap-3 sm:grid-cols-[repeat(auto-fill,minmax(9rem,1fr))]"
        >
          {frames?.map((frame) => (
            <li key={frame.id}>
              <Choice frame={frame} take={() => take(frame)} />
            </li>
          ))}
          {frames === undefined && !failed && skeletons}
        </ul>
        <div className="mt-4 grid justify-items-center gap-2">
          {failed && <p className="text-failed text-sm">{t('failed')}</p>}
          {(failed || next) && (
            <Button variant="outline" onClick={more}>
              {failed ? common('tryAgain') : t('more')}
            </Button>
          )}
        </div>
      </DialogContent>
    </Dialog>
  )
}

const skeletons = ['a', 'b', 'c', 'd', 'e', 'f'].map((name) => (
  <li key={name} aria-hidden className="aspect-4/3 animate-pulse rounded-md bg-fill" />
))

function Choice({ frame, take }: { frame: FrameView; take: () => void }) {
  const t = useTranslations('frames.earlier')
  const size = t('size', { width: String(frame.width), height: String(frame.height) })
  return (
    <button
      type="button"
      aria-label={t('choose', { size })}
      onClick={take}
      className="grid w-full gap-1 rounded-md text-left outline-offset-2 hover:bg-fill"
    >
      <span className="stage grid overflow-hidden rounded-md bg-stage">
        {/* biome-ignore lint/performance/noImgElement: private bytes of ours, of a known size */}
        <img
          src={`/api/frames/${frame.id}?size=small`}
          alt=""
          loading="lazy"
          className="aspect-4/3 w-full object-contain"
        />
      </span>
      <span className="px-0.5 pb-0.5 font-mono text-muted text-xs">{size}</span>
    </button>
  )
}

function useFramePages() {
  const [frames, setFrames] = useState<FrameView[]>()
  const [next, setNext] = useState<string | null>(null)
  const [failed, setFailed] = useState(false)
  const load = async (after: string | null) => {
    setFailed(false)
    const page = await pageAfter(after)
    if (!page) return setFailed(true)
    setFrames((before) => (after ? [...(before ?? []), ...page.frames] : page.frames))
    setNext(page.next)
  }
  useEffect(() => {
    void pageAfter(null).then((page) => {
      if (!page) return setFailed(true)
      setFrames(page.frames)
      setNext(page.next)
    })
  }, [])
  return { frames, next, failed, more: () => void load(next) }
}

async function pageAfter(after: string | null): Promise<FramePage | undefined> {
  const address = `/api/frames?${inThisWorkspace()}${after ? `&after=${after}` : ''}`
  const response = await fetch(address).catch(() => undefined)
  return response?.ok ? response.json().catch(() => undefined) : undefined
}

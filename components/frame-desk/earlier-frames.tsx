import { useTranslations } from 'next-intl'
import { type Closing, PickDialog } from '#components/frame-desk/pick-dialog.tsx'
import { PictureList } from '#components/frame-desk/picture-list.tsx'
import { usePages } from '#components/frame-desk/use-pages.ts'
import type { FramePage, FrameView } from '#lib/frames/view.ts'

/** The pictures that the workspace has, newest first, a page at a time. */
export function EarlierFrames({ pick, ...dialog }: Closing & { pick: (frame: FrameView) => void }) {
  const t = useTranslations('frames.earlier')
  const pages = usePages('/api/frames?', ({ frames }: FramePage) => frames)
  const picture = ({ id, width, height }: FrameView) => {
    const size = t('size', { width: String(width), height: String(height) })
    const src = `/api/frames/${id}?size=small`
    return { id, src, name: t('choose', { size }), caption: size, mono: true } as const
  }
  return (
    <PickDialog title={t('title')} description={t('description')} {...dialog}>
      {(picked) => (
        <PictureList
          pages={pages}
          picture={picture}
          choose={(frame) => {
            pick(frame)
            picked()
          }}
          texts={{ none: t('none'), failed: t('failed') }}
        />
      )}
    </PickDialog>
  )
}

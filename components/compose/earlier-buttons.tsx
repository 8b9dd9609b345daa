import { useTranslations } from 'next-intl'
import { useState } from 'react'
import type { TakeFrame } from '#components/lineage/take-frame.tsx'
import { later } from '#components/shell/later.tsx'
import { MissingPart } from '#components/shell/missing-part.tsx'
import { Button } from '#components/ui/button.tsx'
import type { FrameView } from '#lib/frames/view.ts'

const EarlierFrames = later(
  async () => (await import('#components/frame-desk/earlier-frames.tsx')).EarlierFrames,
  { Missing: MissingPart },
)
const VideoFrames = later(
  async () => (await import('#components/frame-desk/video-frames.tsx')).VideoFrames,
  { Missing: MissingPart },
)

type Props = {
  pick: (frame: FrameView) => void
  takeOut: TakeFrame
  /** Takes the focus once one was picked: the button itself may be gone by then. */
  focus: () => void
}

/** Opens the pictures that the workspace used before, or its videos; they are fetched when it is pressed. */
export function EarlierButtons({ pick, takeOut, focus }: Props) {
  const t = useTranslations('frames')
  const [open, setOpen] = useState<'earlier' | 'videos'>()
  const dialog = { pick, focus, close: () => setOpen(undefined) }
  return (
    <>
      <Button size="sm" variant="outline" onClick={() => setOpen('earlier')}>
        {t('earlier.open')}
      </Button>
      <Button size="sm" variant="outline" onClick={() => setOpen('videos')}>
        {t('videos.open')}
      </Button>
      {open === 'earlier' && <EarlierFrames {...dialog} />}
      {open === 'videos' && <VideoFrames {...dialog} takeOut={takeOut} />}
    </>
  )
}

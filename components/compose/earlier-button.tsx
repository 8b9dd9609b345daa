import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { later } from '#components/shell/later.tsx'
import { MissingPart } from '#components/shell/missing-part.tsx'
import { Button } from '#components/ui/button.tsx'
import type { FrameView } from '#lib/frames/view.ts'

const EarlierFrames = later(
  async () => (await import('#components/frame-desk/earlier-frames.tsx')).EarlierFrames,
  { Missing: MissingPart },
)

type Props = {
  pick: (frame: FrameView) => void
  /** Takes the focus once one was picked: the button itself may be gone by then. */
  focus: () => void
}

/** Opens the pictures that the workspace used before; they are fetched when it is pressed. */
export function EarlierButton({ pick, focus }: Props) {
  const t = useTranslations('frames')
  const [isOpen, setIsOpen] = useState(false)
  return (
    <>
      <Button size="sm" variant="outline" onClick={() => setIsOpen(true)}>
        {t('earlier.open')}
      </Button>
      {isOpen && <EarlierFrames pick={pick} close={() => setIsOpen(false)} focus={focus} />}
    </>
  )
}

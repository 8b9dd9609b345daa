import { useTranslations } from 'next-intl'
import { lazy, Suspense, useState } from 'react'
import { Button } from '#components/ui/button.tsx'
import type { FrameView } from '#lib/frames/view.ts'

const EarlierFrames = lazy(() =>
  import('#components/frame-desk/earlier-frames.tsx').then((module) => ({
    default: module.EarlierFrames,
  })),
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
      {isOpen && (
        <Suspense>
          <EarlierFrames pick={pick} close={() => setIsOpen(false)} focus={focus} />
        </Suspense>
      )}
    </>
  )
}

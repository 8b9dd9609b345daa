import { useTranslations } from 'next-intl'
import type { RefObject } from 'react'
import type { Reel } from '#components/rehearsal/use-reel.ts'

type Props = {
  canvas: RefObject<HTMLCanvasElement | null>
  reel: Reel
  /** False when nothing moves or nothing can be drawn: the picture below is left to be seen. */
  shown: boolean
}

/** The views, over the picture and as large. A press on them plays or pauses; keys do it in the desk below. */
export function Screen({ canvas, reel, shown }: Props) {
  const t = useTranslations('rehearsal')
  return (
    <div className="pointer-events-none relative z-10 min-h-0 [grid-area:1/1]">
      <canvas
        ref={canvas}
        data-rehearsal
        aria-hidden
        className={`absolute inset-0 size-full object-contain ${shown ? '' : 'invisible'}`}
      />
      {shown && (
        <>
          <button
            type="button"
            tabIndex={-1}
            aria-hidden
            onClick={reel.toggle}
            className="pointer-events-auto absolute inset-0 cursor-pointer outline-none"
          />
          <p className="absolute bottom-2 left-2 max-w-[calc(100%-1rem)] rounded-sm bg-[oklch(0.12_0.005_260/78%)] px-2 py-1 text-xs">
            {t('approximation')}
          </p>
        </>
      )}
    </div>
  )
}

import { useTranslations } from 'next-intl'
import { useEffect, useState } from 'react'
import { createPortal } from 'react-dom'
import { tipId } from '#components/directives/moves.tsx'
import { type DirectiveId, directives } from '#lib/camera/directives.ts'

type Props = { id: DirectiveId; button: HTMLElement; close: () => void }

/** No wider than this, in pixels: half of a phone's screen and more. */
const width = 224
const gap = 6

/** What a move does, beside its button: below, or above where there is no room. Escape takes it away. */
export function MoveTip({ id, button, close }: Props) {
  const t = useTranslations('directives.about')
  const [place, setPlace] = useState(() => placeBeside(button))
  useEffect(() => {
    const stop = new AbortController()
    const { signal } = stop
    const follow = () => setPlace(placeBeside(button))
    follow()
    window.addEventListener('scroll', follow, { capture: true, passive: true, signal })
    window.addEventListener('keydown', ({ key }) => key === 'Escape' && close(), { signal })
    return () => stop.abort()
  }, [button, close])
  return createPortal(
    <div
      id={tipId}
      role="tooltip"
      style={{ ...place, width }}
      className="pointer-events-none fixed z-40 rounded-md border bg-raised px-3 py-2 text-sm shadow-float motion-safe:animate-[fade_140ms_ease-out]"
    >
      <span className="figures mb-0.5 block text-muted text-xs">
        [{directives[id].cn}] [{directives[id].en}]
      </span>
      {t(id)}
    </div>,
    document.body,
  )
}

function placeBeside(button: HTMLElement) {
  const { left, top, bottom } = button.getBoundingClientRect()
  const roomBelow = window.innerHeight - bottom
  const across = { left: Math.max(gap, Math.min(left, window.innerWidth - width - gap)) }
  return roomBelow > 160
    ? { ...across, top: bottom + gap }
    : { ...across, bottom: window.innerHeight - top + gap }
}

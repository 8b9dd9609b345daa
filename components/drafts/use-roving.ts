import type { KeyboardEvent } from 'react'

/** In a box with a search field and a list, the arrows go from the field through the buttons marked `data-roving`. */
export function useRoving() {
  const onKeyDown = (event: KeyboardEvent<HTMLElement>) => {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key]
    if (!step || event.nativeEvent.isComposing) return
    const stops = [
      ...event.currentTarget.querySelectorAll<HTMLElement>('input[type=search],[data-roving]'),
    ]
    const here = stops.findIndex((stop) => stop.isSameNode(document.activeElement))
    if (here < 0) return
    event.preventDefault()
    stops[Math.min(Math.max(here + step, 0), stops.length - 1)]?.focus()
  }
  return { onKeyDown }
}

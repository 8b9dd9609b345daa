import { useLayoutEffect, useRef, useState, useSyncExternalStore } from 'react'

/**
 * Takes over what was given to the fields before the scripts of the page were there: the browser holds it, and
 * nobody was told. Before anything is drawn anew, for that would write over it.
 */
export function useEarly(adopt: () => unknown): void {
  const once = useRef(adopt)
  useLayoutEffect(() => void once.current(), [])
}

/** The same for a text area, which React sets back to the text that the server wrote: so it is read before. */
export function useEarlyText(name: string, adopt: (text: string) => void): void {
  const isTakingOver = useSyncExternalStore(
    never,
    () => false,
    () => true,
  )
  const [early] = useState(() => (isTakingOver ? textIn(name) : undefined))
  useEarly(() => early !== undefined && adopt(early))
}

function textIn(name: string): string | undefined {
  if (typeof document === 'undefined') return undefined
  return document.querySelector<HTMLTextAreaElement>(`textarea[name="${name}"]`)?.value
}

const never = () => () => {}

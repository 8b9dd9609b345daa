import { type RefObject, useLayoutEffect, useRef, useState, useSyncExternalStore } from 'react'

/**
 * Takes over what was given to the fields before the scripts of the page were there: the browser holds it, and
 * nobody was told. Before anything is drawn anew, for that would write over it.
 */
export function useEarly(adopt: () => unknown): void {
  const once = useRef(adopt)
  useLayoutEffect(() => void once.current(), [])
}

/**
 * The same for a text area. React sets one back to the text that the server wrote, unless that is empty: so what was
 * typed is read before, and again after, for somebody may type on meanwhile.
 */
export function useEarlyText(
  field: RefObject<HTMLTextAreaElement | null>,
  written: string,
  adopt: (text: string) => void,
): void {
  const isTakingOver = useSyncExternalStore(
    never,
    () => false,
    () => true,
  )
  const [early] = useState(() => (isTakingOver ? promptOnPage() : undefined))
  useEarly(() => {
    const now = field.current?.value
    if (now !== undefined && now !== written) adopt(now)
    else if (early !== undefined) adopt(early)
  })
}

function promptOnPage(): string | undefined {
  if (typeof document === 'undefined') return undefined
  return document.querySelector<HTMLTextAreaElement>('textarea[name="prompt"]')?.value
}

const never = () => () => {}

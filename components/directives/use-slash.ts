import { type RefObject, useEffect, useEffectEvent, useState } from 'react'
import { type Slash, slashAt } from '#components/directives/slash.ts'
import { useFieldEvent } from '#components/directives/use-field-event.ts'

/** The slash that the caret stands behind, unless it was sent away with Escape. */
export function useSlash(field: RefObject<HTMLTextAreaElement | null>) {
  const [slash, setSlash] = useState<Slash>()
  const [sentAway, setSentAway] = useState<number>()
  const look = (element: HTMLTextAreaElement) => {
    const { value, selectionStart, selectionEnd } = element
    const here = document.activeElement === element && selectionStart === selectionEnd
    const found = here ? slashAt(value, selectionStart) : undefined
    setSlash((last) => (isSame(last, found) ? last : found))
    setSentAway((start) => (start === found?.start ? start : undefined))
  }
  useFieldEvent(field, 'keyup', (_, element) => look(element))
  useFieldEvent(field, 'click', (_, element) => look(element))
  useFieldEvent(field, 'focus', (_, element) => look(element))
  useFieldEvent(field, 'blur', () => setSlash(undefined))
  const lookNow = useEffectEvent(() => field.current && look(field.current))
  useEffect(() => {
    lookNow() // it may have been typed while this was on its way
    // Where React has heard of it before: what is drawn between the key and React would take the character back.
    window.addEventListener('input', lookNow)
    return () => window.removeEventListener('input', lookNow)
  }, [])
  return {
    slash: slash && slash.start !== sentAway ? slash : undefined,
    sendAway: () => setSentAway(slash?.start),
    close: () => setSlash(undefined),
  }
}

function isSame(a: Slash | undefined, b: Slash | undefined): boolean {
  return a?.start === b?.start && a?.query === b?.query
}

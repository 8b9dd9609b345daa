import { type RefObject, useEffect, useEffectEvent } from 'react'
import type { Desk } from '#components/drafts/desk.ts'

/** In the prompt: ↑ while it is empty opens earlier work. */
export function useDeskKeys(desk: Desk, field: RefObject<HTMLTextAreaElement | null>): void {
  const pressed = useEffectEvent((event: KeyboardEvent) => {
    if (event.key !== 'ArrowUp' || event.isComposing || event.defaultPrevented) return
    if (event.target !== field.current || field.current?.value !== '') return
    event.preventDefault()
    desk.setOpened({ what: 'earlier' })
  })
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => pressed(event)
    document.addEventListener('keydown', onKey)
    return () => document.removeEventListener('keydown', onKey)
  }, [])
}

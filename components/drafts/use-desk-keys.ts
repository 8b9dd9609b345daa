import { type RefObject, useEffect, useEffectEvent } from 'react'
import type { Desk } from '#components/drafts/desk.ts'
import { templateSlash } from '#components/templates/slash.ts'
import { useTemplateEntries } from '#components/templates/use-template-entries.ts'

/** In the prompt: ↑ while it is empty opens earlier work, `/template` the templates. */
export function useDeskKeys(desk: Desk, field: RefObject<HTMLTextAreaElement | null>): void {
  const entries = useTemplateEntries()
  const pressed = useEffectEvent((event: KeyboardEvent) => {
    if (event.key !== 'ArrowUp' || event.isComposing || event.defaultPrevented) return
    if (event.target !== field.current || field.current?.value !== '') return
    event.preventDefault()
    desk.setOpened({ what: 'earlier' })
  })
  const typed = useEffectEvent(({ target }: Event) => {
    if (!field.current || target !== field.current) return
    const at = templateSlash(field.current.value, field.current.selectionEnd)
    if (at) entries.find('template')[0]?.pick(at)
  })
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => pressed(event)
    const onInput = (event: Event) => typed(event)
    document.addEventListener('keydown', onKey)
    document.addEventListener('input', onInput)
    return () => {
      document.removeEventListener('keydown', onKey)
      document.removeEventListener('input', onInput)
    }
  }, [])
}

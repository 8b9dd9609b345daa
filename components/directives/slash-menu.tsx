import { useTranslations } from 'next-intl'
import { type RefObject, useEffect, useId, useState } from 'react'
import type { Writing } from '#components/compose/use-prompt.ts'
import type { Slash, SlashEntry, SlashProvider } from '#components/directives/slash.ts'
import { SlashOptions } from '#components/directives/slash-options.tsx'
import { useFieldEvent } from '#components/directives/use-field-event.ts'
import { useSlash } from '#components/directives/use-slash.ts'

type Props = {
  writing: Writing
  mirror: RefObject<HTMLSpanElement | null>
  providers: readonly SlashProvider[]
}

/**
 * Opens at a slash that begins a word. The field keeps the focus and is a combobox as long as the list is open;
 * a slash that leads to nothing is a slash.
 */
export function SlashMenu({ writing: { field }, mirror, providers }: Props) {
  const t = useTranslations('directives.menu')
  const listId = useId()
  const { slash, sendAway, close } = useSlash(field)
  const [marked, setMarked] = useState<{ slash: Slash; at: number }>()
  const groups = providers
    .map((provider) => ({ provider, entries: slash ? provider.find(slash.query) : [] }))
    .filter(({ entries }) => entries.length > 0)
  const entries = groups.flatMap((group) => group.entries)
  const at = marked && marked.slash === slash ? marked.at : 0
  const active = entries[at]
  const optionId = (entry: SlashEntry) => `${listId}-${entry.id}`

  const pick = (entry: SlashEntry) => {
    const { value = '' } = field.current ?? {}
    if (!slash) return
    const text = value.slice(0, slash.start) + value.slice(slash.start + 1 + slash.query.length)
    close()
    entry.pick({ text, caret: slash.start })
  }
  useFieldEvent(field, 'keydown', (event) => {
    if (!slash || !active || event.isComposing) return
    if (event.ctrlKey || event.metaKey || event.altKey || event.shiftKey) return
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key]
    if (step) setMarked({ slash, at: (at + step + entries.length) % entries.length })
    else if (event.key === 'Enter' || event.key === 'Tab') pick(active)
    else if (event.key === 'Escape') sendAway()
    else return
    event.preventDefault()
    event.stopPropagation()
  })
  useCombobox(field, active && { listId, activeId: optionId(active) })

  return (
    <>
      <p role="status" className="sr-only">
        {active && t('found', { count: entries.length })}
      </p>
      {slash && active && (
        <SlashOptions
          listId={listId}
          optionId={optionId}
          groups={groups}
          active={active}
          onPick={pick}
          mirror={mirror}
          offset={slash.start}
        />
      )}
    </>
  )
}

/** React leaves these attributes alone: the field itself is rendered without them. */
function useCombobox(
  field: RefObject<HTMLTextAreaElement | null>,
  open: { listId: string; activeId: string } | undefined,
): void {
  const { listId, activeId } = open ?? {}
  useEffect(() => {
    const element = field.current
    if (!element || !listId || !activeId) return
    const worn = {
      role: 'combobox',
      'aria-autocomplete': 'list',
      'aria-haspopup': 'listbox',
      'aria-expanded': 'true',
      'aria-controls': listId,
      'aria-activedescendant': activeId,
    }
    for (const [name, value] of Object.entries(worn)) element.setAttribute(name, value)
    return () => {
      for (const name of Object.keys(worn)) element.removeAttribute(name)
    }
  }, [field, listId, activeId])
}

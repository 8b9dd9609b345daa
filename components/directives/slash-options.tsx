import { useTranslations } from 'next-intl'
import { type RefObject, useLayoutEffect, useRef, useState } from 'react'
import { caretBox } from '#components/directives/caret-box.ts'
import { playsIcon } from '#components/directives/move-icon.tsx'
import type { SlashEntry, SlashProvider } from '#components/directives/slash.ts'

type Props = {
  listId: string
  optionId: (entry: SlashEntry) => string
  groups: readonly { provider: SlashProvider; entries: readonly SlashEntry[] }[]
  active: SlashEntry
  onPick: (entry: SlashEntry) => void
  mirror: RefObject<HTMLSpanElement | null>
  /** Where the slash is. */
  offset: number
}

/** The list under the caret, or over it where the window ends. */
export function SlashOptions(props: Props) {
  const { listId, optionId, groups, active, onPick, mirror, offset } = props
  const t = useTranslations('directives.menu')
  const list = useRef<HTMLDivElement>(null)
  const [place, setPlace] = useState<Place>()
  useLayoutEffect(() => {
    if (mirror.current && list.current) setPlace(placeAt(mirror.current, list.current, offset))
  }, [mirror, offset])
  useLayoutEffect(() => {
    list.current?.querySelector('[aria-selected="true"]')?.scrollIntoView({ block: 'nearest' })
  })
  return (
    <div
      ref={list}
      id={listId}
      role="listbox"
      aria-label={t('title')}
      style={{ ...place, visibility: place ? 'visible' : 'hidden' }}
      className="absolute z-20 max-h-64 w-80 max-w-full overflow-y-auto overscroll-contain rounded-md border bg-raised p-1 shadow-float"
    >
      {groups.map(({ provider, entries }) => (
        // biome-ignore lint/a11y/useSemanticElements: a group of options
        <div key={provider.id} role="group" aria-label={provider.title}>
          <p aria-hidden className="px-2 pt-1.5 pb-1 text-muted text-xs">
            {provider.title}
          </p>
          {entries.map((entry) => (
            // biome-ignore lint/a11y/useKeyWithClickEvents: the field has the keys
            // biome-ignore lint/a11y/useFocusableInteractive: the field keeps the focus
            <div
              key={entry.id}
              id={optionId(entry)}
              role="option"
              aria-selected={entry === active}
              onMouseDown={(event) => event.preventDefault()}
              onClick={() => onPick(entry)}
              className={`${playsIcon} touch flex min-h-9 cursor-pointer items-center gap-2.5 rounded-sm px-2 text-base hover:bg-fill aria-selected:bg-fill`}
            >
              {entry.icon}
              <span className="truncate">{entry.label}</span>
              <span className="ml-auto truncate pl-2 text-muted text-sm">{entry.detail}</span>
            </div>
          ))}
        </div>
      ))}
    </div>
  )
}

type Place = { left: number; top?: number; bottom?: number }

const gap = 4

/** Measured in the mirror; the list never leaves the field's width. */
function placeAt(mirror: HTMLElement, list: HTMLElement, offset: number): Place {
  const box = mirror.getBoundingClientRect()
  const caret = caretBox(mirror, offset)
  const left = Math.max(0, Math.min(caret.left - box.left - 8, box.width - list.offsetWidth))
  const windowEnd = window.visualViewport?.height ?? window.innerHeight
  const below = windowEnd - caret.bottom
  return below < list.offsetHeight + barHeight && caret.top > below
    ? { left, bottom: box.bottom - caret.top + gap }
    : { left, top: caret.bottom - box.top + gap }
}

/** The bar with the button stands over the foot of the window, in pixels. */
const barHeight = 80

import { useTranslations } from 'next-intl'
import { useEffect, useRef, useState } from 'react'
import type { Writing } from '#components/compose/use-prompt.ts'
import { useFieldEvent } from '#components/directives/use-field-event.ts'
import { goesToNote } from '#components/directives/use-lint-keys.ts'
import { Button } from '#components/ui/button.tsx'
import { canonical } from '#lib/camera/canonical.ts'

/** After a paste with full-width brackets or other names: it is understood as it is, and one key writes it as MiniMax does. */
export function PasteNote({ writing: { prompt, write, field } }: { writing: Writing }) {
  const t = useTranslations('directives.paste')
  /** The prompt as it was before the paste, until nothing of it is to be mended any more. */
  const [before, setBefore] = useState<string>()
  /** Somebody went to a note since: the key means that note. */
  const isElsewhere = useRef(false)
  const mended = before === undefined ? prompt : canonical(prompt)
  const offered = mended !== prompt
  useEffect(() => {
    if (prompt !== before && !offered) setBefore(undefined)
  }, [prompt, before, offered])
  const mend = () => {
    setBefore(undefined)
    const caret = field.current?.selectionEnd ?? prompt.length
    write(mended, canonical(prompt.slice(0, caret)).length)
  }
  useFieldEvent(field, 'paste', ({ clipboardData }, element) => {
    const text = clipboardData?.getData('text/plain') ?? ''
    isElsewhere.current = false
    setBefore(canonical(text) === text ? undefined : element.value)
  })
  useFieldEvent(field, 'keydown', (event) => {
    if (goesToNote(event)) isElsewhere.current = true
    if (!offered || isElsewhere.current || event.key !== 'Enter' || !event.altKey) return
    event.preventDefault()
    event.stopImmediatePropagation()
    mend()
  })
  return (
    <div role="status">
      {offered && (
        <p className="mb-3 flex flex-wrap items-center gap-x-3 gap-y-1 rounded-md border border-dashed px-3 py-2 text-sm">
          <span className="min-w-0 grow basis-52">{t('understood')}</span>
          <Button variant="link" size="inline" className="touch text-sm" onClick={mend}>
            {t('mend')}
            <kbd className="font-sans text-muted text-xs pointer-coarse:hidden">{t('key')}</kbd>
          </Button>
        </p>
      )}
    </div>
  )
}

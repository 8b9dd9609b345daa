import { useTranslations } from 'next-intl'
import { useEffect, useRef, useState } from 'react'
import type { Writing } from '#components/compose/use-prompt.ts'
import { useFieldEvent } from '#components/directives/use-field-event.ts'
import { goesToNote } from '#components/directives/use-lint-keys.ts'
import { Button } from '#components/ui/button.tsx'
import { canonical } from '#lib/camera/canonical.ts'

/** What was pasted, and the prompt as it was before. */
export type Paste = { text: string; before: string }

type Props = { writing: Writing; paste: Paste | undefined }

/** After a paste with full-width brackets or other names: it is understood as it is, and one key writes it as MiniMax does. */
export function PasteNote({ writing: { prompt, write, field }, paste }: Props) {
  const t = useTranslations('directives.paste')
  /** The paste of which nothing is to be mended any more. */
  const [settled, setSettled] = useState<Paste>()
  /** The one after which somebody went to a note: the key means that note. */
  const leftFor = useRef<Paste>(undefined)
  const isOpen = paste && paste !== settled && canonical(paste.text) !== paste.text
  const mended = isOpen ? canonical(prompt) : prompt
  const offered = mended !== prompt
  useEffect(() => {
    if (prompt !== paste?.before && !offered) setSettled(paste)
  }, [prompt, paste, offered])
  const mend = () => {
    setSettled(paste)
    const caret = field.current?.selectionEnd ?? prompt.length
    write(mended, canonical(prompt.slice(0, caret)).length)
  }
  useFieldEvent(field, 'keydown', (event) => {
    if (goesToNote(event)) leftFor.current = paste
    if (!offered || leftFor.current === paste || event.key !== 'Enter' || !event.altKey) return
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

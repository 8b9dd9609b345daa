import { useTranslations } from 'next-intl'
import { type RefObject, useEffect, useState } from 'react'
import { useDesk } from '#components/drafts/desk.ts'
import { later } from '#components/shell/later.tsx'
import { MissingPart } from '#components/shell/missing-part.tsx'
import { Button } from '#components/ui/button.tsx'
import type { Choice } from '#lib/jobs/catalog.ts'

const DeskWork = later(async () => (await import('#components/drafts/desk-work.tsx')).DeskWork, {
  Missing: MissingPart,
})

type Props = {
  field: RefObject<HTMLTextAreaElement | null>
  type: (prompt: string) => void
  change: (choice: Choice) => void
}

/** Over the prompt: how the draft is, and what one can take from earlier work. */
export function DraftDesk({ field, type, change }: Props) {
  const t = useTranslations('drafts')
  const desk = useDesk()
  const [woken, wake] = useState(false)
  useEffect(() => {
    if (document.activeElement === field.current)
      wake(true) // before the scripts were there
    else field.current?.addEventListener('focus', () => wake(true), { once: true })
  }, [field])
  if (!desk) return null
  const { keeper, turn, opened, setOpened } = desk
  return (
    <div className="flex min-h-8 flex-wrap items-center justify-end gap-x-2 gap-y-1">
      {(woken || keeper || turn > 0 || opened) && (
        <DeskWork desk={desk} field={field} type={type} change={change} />
      )}
      <span className="flex shrink-0 gap-1 sm:-mr-2.5">
        <Button size="sm" variant="quiet" onClick={() => setOpened({ what: 'templates' })}>
          {t('templates')}
        </Button>
        <Button
          size="sm"
          variant="quiet"
          title={t('earlierKey')}
          onClick={() => setOpened({ what: 'earlier' })}
        >
          {t('earlier')}
        </Button>
      </span>
    </div>
  )
}

'use client'

import { History, LayoutTemplate } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { lazy, type RefObject, Suspense, useEffect } from 'react'
import { useDesk } from '#components/drafts/desk.ts'
import { useDeskKeys } from '#components/drafts/use-desk-keys.ts'
import { Button } from '#components/ui/button.tsx'
import type { Choice } from '#lib/jobs/catalog.ts'

/** React's own lazy, as in components/shell/keys-button.tsx: nothing of this is carried before it is needed. */
const DraftStatus = lazy(() =>
  import('#components/drafts/draft-status.tsx').then((m) => ({ default: m.DraftStatus })),
)
const DeskDialog = lazy(() =>
  import('#components/drafts/desk-dialog.tsx').then((m) => ({ default: m.DeskDialog })),
)

type Props = {
  field: RefObject<HTMLTextAreaElement | null>
  type: (prompt: string) => void
  change: (choice: Choice) => void
}

/** Over the prompt: how the draft is, and what one can take from earlier work. */
export function DraftDesk({ field, type, change }: Props) {
  const t = useTranslations('drafts')
  const desk = useDesk()
  const turn = desk?.turn ?? 0
  useDeskKeys(field)
  useEffect(() => {
    // The composer was filled anew, and the focus may have gone with the old one.
    if (turn > 0 && document.activeElement === document.body) field.current?.focus()
  }, [turn, field])
  if (!desk) return null
  return (
    <div className="flex min-h-8 flex-wrap items-start justify-end gap-x-1 gap-y-1">
      {desk.keeper && (
        <Suspense>
          <DraftStatus keeper={desk.keeper} />
        </Suspense>
      )}
      <Button size="sm" variant="quiet" onClick={() => desk.setOpened({ what: 'templates' })}>
        <LayoutTemplate aria-hidden /> {t('templates')}
      </Button>
      <Button
        size="sm"
        variant="quiet"
        title={t('earlierKey')}
        onClick={() => desk.setOpened({ what: 'earlier' })}
      >
        <History aria-hidden /> {t('earlier')}
      </Button>
      {desk.opened && (
        <Suspense>
          <DeskDialog desk={desk} opened={desk.opened} field={field} type={type} change={change} />
        </Suspense>
      )}
    </div>
  )
}

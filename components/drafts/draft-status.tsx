import { useLocale, useTranslations } from 'next-intl'
import { type RefObject, useEffect, useRef, useState, useSyncExternalStore } from 'react'
import { ConflictBar } from '#components/drafts/conflict-bar.tsx'
import type { Keeper } from '#components/drafts/keeper.ts'
import { discard, undoDiscard } from '#components/drafts/settle.ts'
import { timeOfDay } from '#components/drafts/time-of-day.ts'
import { Button } from '#components/ui/button.tsx'

type Props = { keeper: Keeper; field: RefObject<HTMLTextAreaElement | null> }

/** How the draft is, what one can do with it, and the other version when there is one. */
export function DraftStatus({ keeper, field }: Props) {
  const t = useTranslations('drafts')
  const common = useTranslations('common')
  const locale = useLocale()
  const state = useSyncExternalStore(keeper.subscribe, () => keeper.state)
  const [busy, setBusy] = useState(false)
  const run = (work: Promise<unknown>) => {
    setBusy(true)
    void work.finally(() => setBusy(false))
  }
  const { status, savedAt, note, message, other, discarded } = state
  const hadOther = useRef(false)
  useEffect(() => {
    // The choice was made, and its button went with it.
    if (hadOther.current && !other && document.activeElement === document.body)
      field.current?.focus()
    hadOther.current = other !== undefined
  }, [other, field])
  return (
    <>
      <section
        aria-label={t('label')}
        className="flex min-h-8 min-w-0 grow flex-wrap items-center gap-x-2 text-muted text-sm"
      >
        <p role="status" className="tabular-nums">
          {note && <span className="text-foreground">{t(`note.${note}`)} </span>}
          {status === 'saving' && t('saving')}
          {status === 'saved' && savedAt && t('saved', { time: timeOfDay(savedAt, locale) })}
          {status === 'away' && <span className="text-attention">{t('away')}</span>}
          {status === 'refused' && <span className="text-failed">{message}</span>}
        </p>
        {discarded ? (
          <Button
            size="sm"
            variant="quiet"
            pending={busy}
            onClick={() => run(undoDiscard(keeper))}
            className="text-foreground! underline underline-offset-4"
          >
            {common('undo')}
          </Button>
        ) : (
          status !== 'idle' &&
          !other && (
            <Button size="sm" variant="quiet" pending={busy} onClick={() => run(discard(keeper))}>
              {t('discard')}
            </Button>
          )
        )}
      </section>
      {other && <ConflictBar keeper={keeper} other={other} />}
    </>
  )
}

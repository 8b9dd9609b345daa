import { useLocale, useTranslations } from 'next-intl'
import { useEffect, useState } from 'react'
import type { Desk } from '#components/drafts/desk.ts'
import { askEarlier } from '#components/drafts/door.ts'
import { bringBack } from '#components/drafts/settle.ts'
import { timeOfDay } from '#components/drafts/time-of-day.ts'
import { Version } from '#components/drafts/version.tsx'
import { useSlug } from '#components/shell/use-home.ts'
import { Button } from '#components/ui/button.tsx'
import { Skeleton } from '#components/ui/skeleton.tsx'
import { sameComposition } from '#lib/drafts/same.ts'
import { type EarlierDraft, keptDays } from '#lib/drafts/view.ts'

/** Drafts that gave way to another; one brought back keeps what is there now in its place. */
export function EarlierDrafts({ desk, close }: { desk: Desk; close: () => void }) {
  const t = useTranslations('drafts.earlierList')
  const locale = useLocale()
  const workspace = useSlug()
  const [found, setFound] = useState<EarlierDraft[] | 'asking' | undefined>('asking')
  useEffect(() => {
    void askEarlier(workspace).then((sent) =>
      setFound(sent.kind === 'answer' ? sent.value.earlier : undefined),
    )
  }, [workspace])
  const now = desk.held()?.composition ?? null
  const others = Array.isArray(found)
    ? found.filter(({ composition }) => !sameComposition(composition, now))
    : []
  const back = (held: EarlierDraft) => {
    close()
    if (desk.keeper) void bringBack(desk.keeper, held)
    else desk.open(held)
  }
  return (
    <div className="grid grid-cols-1 gap-3">
      <p className="text-muted text-sm">{t('keptFor', { days: String(keptDays) })}</p>
      <div className="max-h-96 overflow-y-auto">
        {found === 'asking' && <Skeleton className="h-20" />}
        {found === undefined && <p className="text-failed text-sm">{t('unreachable')}</p>}
        {Array.isArray(found) && others.length === 0 && (
          <p className="py-6 text-center text-muted text-sm">{t('noDrafts')}</p>
        )}
        <ul className="grid grid-cols-1 gap-3">
          {others.map((one) => (
            <li key={one.id} className="grid grid-cols-1 gap-1.5">
              <Version
                title={`${timeOfDay(one.keptAt, locale)} · ${t(`reason.${one.reason}`)}`}
                held={one}
              />
              <Button
                size="sm"
                variant="outline"
                className="justify-self-start"
                onClick={() => back(one)}
              >
                {t('bringBack')}
              </Button>
            </li>
          ))}
        </ul>
      </div>
    </div>
  )
}

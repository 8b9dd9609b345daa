import { useLocale, useTranslations } from 'next-intl'
import { useId, useState } from 'react'
import type { Keeper } from '#components/drafts/keeper.ts'
import { keepMine, takeOther } from '#components/drafts/settle.ts'
import { timeOfDay } from '#components/drafts/time-of-day.ts'
import { Version } from '#components/drafts/version.tsx'
import { useHome } from '#components/shell/use-home.ts'
import { Button } from '#components/ui/button.tsx'
import { buttonVariants } from '#components/ui/button-variants.ts'
import { blank } from '#lib/drafts/blank.ts'
import { type DraftView, keptDays } from '#lib/drafts/view.ts'

/** Two versions of one draft, side by side, until a person chooses. Nothing waits for it. */
export function ConflictBar({ keeper, other }: { keeper: Keeper; other: DraftView }) {
  const t = useTranslations('drafts.other')
  const locale = useLocale()
  const home = useHome()
  const title = useId()
  const [doing, setDoing] = useState<'mine' | 'other'>()
  const choose = (which: 'mine' | 'other', work: Promise<void>) => {
    setDoing(which)
    void work.finally(() => setDoing(undefined))
  }
  const theirs = { composition: other.composition ?? blank, frame: other.frame }
  return (
    <section
      aria-labelledby={title}
      className="order-last grid basis-full gap-3 rounded-lg border border-attention bg-surface p-3.5 text-foreground"
    >
      <div role="alert" className="grid grid-cols-1 gap-1">
        <h2 id={title} className="font-semibold">
          {t('title')}
        </h2>
        <p className="text-muted text-sm">
          {t('text', { time: timeOfDay(other.savedAt, locale), days: String(keptDays) })}
        </p>
      </div>
      <div className="grid grid-cols-1 gap-3 sm:grid-cols-2">
        <Version title={t('mine')} held={keeper.current} />
        <Version title={t('theirs')} held={theirs} />
      </div>
      <div className="flex flex-wrap gap-2">
        <Button
          size="sm"
          pending={doing === 'mine'}
          onClick={() => choose('mine', keepMine(keeper))}
        >
          {t('keepMine')}
        </Button>
        <Button
          size="sm"
          variant="outline"
          pending={doing === 'other'}
          onClick={() => choose('other', takeOther(keeper))}
        >
          {t('takeOther')}
        </Button>
        <a
          className={buttonVariants({ variant: 'quiet', size: 'sm' })}
          href={`${home}/new`}
          target="_blank"
          rel="noreferrer"
        >
          {t('beside')}
        </a>
      </div>
    </section>
  )
}

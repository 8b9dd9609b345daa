'use client'

import { useLocale, useTranslations } from 'next-intl'
import { isLive } from '#components/jobs/state-mark.tsx'
import { BandBar, StepBar } from '#components/queue/band-bar.tsx'
import { useOutlook } from '#components/queue/use-outlook.ts'
import { Usual } from '#components/queue/usual.tsx'
import { Ago } from '#components/time/ago.tsx'
import { bandKey } from '#lib/jobs/band.ts'
import type { Outlook } from '#lib/jobs/outlook.ts'
import type { JobView } from '#lib/jobs/view.ts'

/** What a live job may expect, on its own page: its place and when it goes, or how long such takes take. */
export function WaitingFacts({ job, outlook }: { job: JobView; outlook: Outlook | null }) {
  const t = useTranslations('queue')
  const locale = useLocale()
  const { places, bands } = useOutlook(outlook, [job])
  const place = job.state === 'queued' ? places[job.id] : undefined
  const band = job.renderingAt && isLive(job.state) ? bands[bandKey(job)] : undefined
  return (
    <>
      {place && (
        <p className="text-sm">
          {t('placeLong', { position: place.position })}{' '}
          {place.startsAt
            ? t.rich('expected', { when: () => <Ago at={place.startsAt ?? ''} locale={locale} /> })
            : t('unknownLong')}
        </p>
      )}
      {band && job.renderingAt && (
        <p className="text-sm first-letter:uppercase">
          <Usual
            band={band}
            since={job.renderingAt}
            words={{ usual: t('usual', { from: '{from}', to: '{to}' }), slower: t('slower') }}
          />
        </p>
      )}
      {job.state !== 'queued' &&
        (band && job.renderingAt ? <BandBar band={band} since={job.renderingAt} /> : <StepBar />)}
    </>
  )
}

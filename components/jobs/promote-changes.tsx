import { ArrowRight } from 'lucide-react'
import { useTranslations } from 'next-intl'
import type { Choice } from '#lib/jobs/catalog.ts'
import type { JobView } from '#lib/jobs/view.ts'
import { dollars } from '#lib/money/dollars.ts'

type Props = { job: JobView; choice: Choice; priceMicros: number | null }

/** What differs between the take and the one in 1080P, and how much more that costs. */
export function PromoteChanges({ job, choice, priceMicros }: Props) {
  const t = useTranslations('promote')
  const settings = useTranslations('job.settings')
  const common = useTranslations('common')
  const seconds = (durationSeconds: number) => common('seconds', { seconds: durationSeconds })
  const price = (micros: number | null) => (micros === null ? t('unknown') : dollars(micros))
  const rows = [
    { term: settings('model'), from: job.model, to: choice.model },
    { term: settings('resolution'), from: job.resolution, to: choice.resolution },
    {
      term: settings('duration'),
      from: seconds(job.durationSeconds),
      to: seconds(choice.durationSeconds),
    },
    { term: t('price'), from: price(job.priceMicros), to: price(priceMicros) },
  ].filter(({ from, to }) => from !== to)
  return (
    <>
      <dl className="grid grid-cols-[auto_1fr] gap-x-6 gap-y-2 text-sm">
        {rows.map(({ term, from, to }) => (
          <div key={term} className="col-span-2 grid grid-cols-subgrid">
            <dt className="text-muted">{term}</dt>
            <dd className="flex min-w-0 flex-wrap items-center gap-x-2 tabular-nums">
              <s className="text-muted no-underline">
                <span className="sr-only">{t('from')} </span>
                {from}
              </s>
              <ArrowRight aria-hidden className="size-3.5 text-muted" />
              <span className="sr-only">{t('to')} </span>
              <strong className="font-medium">{to}</strong>
            </dd>
          </div>
        ))}
      </dl>
      <p className="mt-4 font-medium text-sm">{differenceOf(t, job.priceMicros, priceMicros)}</p>
    </>
  )
}

function differenceOf(
  t: ReturnType<typeof useTranslations<'promote'>>,
  paid: number | null,
  now: number | null,
): string {
  if (paid === null || now === null) return t('difference.unknown')
  if (now === paid) return t('difference.same')
  return now > paid
    ? t('difference.more', { amount: dollars(now - paid) })
    : t('difference.less', { amount: dollars(paid - now) })
}

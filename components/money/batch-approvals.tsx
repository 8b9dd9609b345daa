import { getLocale, getTranslations } from 'next-intl/server'
import { WorkspaceLink } from '#components/shell/workspace-link.tsx'
import { Ago } from '#components/time/ago.tsx'
import type { WaitingBatch } from '#lib/jobs/approval-queries.ts'
import { dollars } from '#lib/money/dollars.ts'

/** Batches over a budget: each is decided about as a whole, on its page. */
export async function BatchApprovals({ waiting }: { waiting: WaitingBatch[] }) {
  const [t, locale] = await Promise.all([getTranslations('batch.approval'), getLocale()])
  return (
    <ul className="mt-4 grid gap-3 empty:hidden">
      {waiting.map(({ batchId, memberName: name, takes, micros, askedAt }) => (
        <li key={batchId} className="flex flex-wrap items-baseline gap-x-4 gap-y-1 text-sm">
          <WorkspaceLink
            href={`/batches/${batchId}`}
            className="touch inline-flex items-center font-medium underline decoration-control underline-offset-4"
          >
            {t('asks', { name, count: takes, price: dollars(micros) })}
          </WorkspaceLink>
          <Ago at={askedAt} locale={locale} className="text-muted text-xs" />
        </li>
      ))}
    </ul>
  )
}

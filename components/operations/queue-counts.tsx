import { getLocale, getTranslations } from 'next-intl/server'
import { Facts } from '#components/operations/facts.tsx'
import { Ago } from '#components/time/ago.tsx'
import type { Operations } from '#lib/jobs/view.ts'

/** How many of the workspace's jobs are under way, by step. */
export async function QueueCounts({ queue }: { queue: Operations['queue'] }) {
  const [t, common, locale] = await Promise.all([
    getTranslations('operations.queue'),
    getTranslations('common'),
    getLocale(),
  ])
  return (
    <Facts
      facts={[
        ...(['queued', 'submitting', 'rendering', 'saving'] as const).map((state) => ({
          term: common(`state.${state}`),
          value: queue[state],
        })),
        {
          term: t('oldest'),
          value: queue.oldestQueuedAt ? (
            <Ago at={queue.oldestQueuedAt} locale={locale} />
          ) : (
            t('empty')
          ),
        },
      ]}
    />
  )
}

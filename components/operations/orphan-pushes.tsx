import { getLocale, getTranslations } from 'next-intl/server'
import { Ago } from '#components/time/ago.tsx'
import { Card, CardDescription, CardTitle } from '#components/ui/card.tsx'
import type { OrphanPushes as Found } from '#lib/jobs/view.ts'

/** Tasks that were paid for and have no job here: nothing to be seen as long as there are none. */
export async function OrphanPushes({ found: { total, newest } }: { found: Found }) {
  const [t, locale] = await Promise.all([getTranslations('operations.orphans'), getLocale()])
  if (newest.length === 0) return null
  return (
    <Card className="mb-5">
      <CardTitle>{t('title')}</CardTitle>
      <CardDescription className="mb-3 max-w-2xl">{t('todo')}</CardDescription>
      <table className="w-full text-left text-sm">
        <thead className="text-muted text-xs">
          <tr>
            <th className="py-1.5 pr-4 font-normal">{t('task')}</th>
            <th className="py-1.5 pr-4 font-normal">{t('first')}</th>
            <th className="py-1.5 pr-4 font-normal">{t('last')}</th>
            <th className="py-1.5 text-right font-normal">{t('pushes')}</th>
          </tr>
        </thead>
        <tbody className="divide-y border-t">
          {newest.map(({ attemptId, taskId, pushes, firstAt, lastAt }) => (
            <tr key={`${attemptId} ${taskId}`} className="align-top tabular-nums">
              <td className="figures break-all py-2 pr-4">{taskId}</td>
              <td className="py-2 pr-4">
                <Ago at={firstAt} locale={locale} />
              </td>
              <td className="py-2 pr-4">
                <Ago at={lastAt} locale={locale} />
              </td>
              <td className="py-2 text-right">{pushes}</td>
            </tr>
          ))}
        </tbody>
      </table>
      {total > newest.length && (
        <p className="mt-3 text-muted text-xs">{t('newest', { shown: newest.length, total })}</p>
      )}
    </Card>
  )
}

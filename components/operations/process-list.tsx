import { getLocale, getTranslations } from 'next-intl/server'
import { Ago } from '#components/time/ago.tsx'
import type { InstanceHealth } from '#lib/jobs/view.ts'

/** A process says that it lives every few seconds; after this it is taken for dead. */
const silentMilliseconds = 60_000

/** Every process of the last hour, and a warning when no worker is among the living. */
export async function ProcessList({ processes }: { processes: InstanceHealth['processes'] }) {
  const [t, locale] = await Promise.all([getTranslations('operations.processes'), getLocale()])
  const alive = (seenAt: string) => Date.now() - Date.parse(seenAt) < silentMilliseconds
  if (processes.length === 0) return <p className="text-muted text-sm">{t('none')}</p>
  return (
    <>
      {!processes.some(({ kind, seenAt }) => kind === 'worker' && alive(seenAt)) && (
        <p className="mb-3 text-attention text-sm">{t('noWorker')}</p>
      )}
      <table className="w-full text-left text-sm">
        <thead className="text-muted text-xs">
          <tr>
            <th className="py-1.5 font-normal">{t('kind')}</th>
            <th className="py-1.5 font-normal">{t('started')}</th>
            <th className="py-1.5 text-right font-normal">{t('seen')}</th>
          </tr>
        </thead>
        <tbody className="divide-y border-t">
          {processes.map(({ kind, startedAt, seenAt }) => (
            <tr key={`${kind} ${startedAt}`}>
              <td className="py-2">
                <span className="inline-flex items-center gap-2">
                  <span
                    aria-hidden
                    className={`size-1.5 rounded-full ${alive(seenAt) ? 'bg-done' : 'bg-muted'}`}
                  />
                  {kind === 'worker' || kind === 'web' ? t(`kinds.${kind}`) : kind}
                </span>
              </td>
              <td className="py-2 tabular-nums">
                <Ago at={startedAt} locale={locale} />
              </td>
              <td className="py-2 text-right tabular-nums">
                <Ago at={seenAt} locale={locale} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </>
  )
}

import { useLocale, useTranslations } from 'next-intl'
import { WorkspaceLink } from '#components/shell/workspace-link.tsx'
import { ScrollBox } from '#components/ui/scroll-box.tsx'
import { shownDollars } from '#lib/usage/dollars.ts'
import { type Pile, piles, type Reconciled } from '#lib/usage/reconciled.ts'

/** What agrees and what does not. */
export function ReconcileAnswer({ answer }: { answer: Reconciled }) {
  const t = useTranslations('usage.reconcile')
  return (
    <div className="mt-5 grid gap-4">
      <p className="text-sm">
        {t('read', { lines: answer.lines })}
        {answer.skipped > 0 && ` ${t('skipped', { lines: answer.skipped })}`}
      </p>
      {piles.map((name) => (
        <PileOf
          key={name}
          title={t(`pile.${name}`)}
          pile={answer[name]}
          listed={name !== 'matched'}
        />
      ))}
    </div>
  )
}

function PileOf({ title, pile, listed }: { title: string; pile: Pile; listed: boolean }) {
  const t = useTranslations('usage.reconcile')
  const locale = useLocale()
  const money = (micros: number | null) => (micros === null ? '–' : shownDollars(micros, locale))
  return (
    <section>
      <h3 className="flex flex-wrap items-baseline gap-x-4 gap-y-1 font-medium">
        <span>
          {title} <span className="figures">{pile.count.toLocaleString(locale)}</span>
        </span>
        <span className="text-muted text-sm">
          {t('ours')} <span className="figures">{money(pile.oursMicros)}</span> · {t('theirs')}{' '}
          <span className="figures">{money(pile.theirsMicros)}</span>
        </span>
      </h3>
      {listed && pile.count > 0 && (
        <ScrollBox aria-label={title} className="mt-2 max-h-80 overflow-auto rounded-md border">
          <table className="w-full min-w-max text-sm [&_td]:px-3 [&_td]:py-1.5 [&_th]:px-3 [&_th]:py-1.5">
            <thead>
              <tr className="text-left text-muted">
                <th scope="col" className="font-medium">
                  {t('task')}
                </th>
                <th scope="col" className="text-right font-medium">
                  {t('ours')}
                </th>
                <th scope="col" className="text-right font-medium">
                  {t('theirs')}
                </th>
                <th scope="col" className="font-medium">
                  {t('take')}
                </th>
              </tr>
            </thead>
            <tbody>
              {pile.first.map(({ taskId, jobId, oursMicros, theirsMicros }) => (
                <tr key={taskId} className="border-t">
                  <td className="figures max-w-60 truncate">{taskId}</td>
                  <td className="figures text-right">{money(oursMicros)}</td>
                  <td className="figures text-right">{money(theirsMicros)}</td>
                  <td>
                    {jobId ? (
                      <WorkspaceLink
                        href={`/jobs/${jobId}`}
                        prefetch={false}
                        className="underline underline-offset-4"
                      >
                        {t('take')}
                      </WorkspaceLink>
                    ) : (
                      t('none')
                    )}
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
          {pile.count > pile.first.length && (
            <p className="border-t px-3 py-2 text-muted text-xs">
              {t('more', { shown: pile.first.length, count: pile.count })}
            </p>
          )}
        </ScrollBox>
      )}
    </section>
  )
}

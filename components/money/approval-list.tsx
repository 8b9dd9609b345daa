import { getLocale, getTranslations } from 'next-intl/server'
import { PromptText } from '#components/jobs/prompt-text.tsx'
import { ApprovalButtons, type Decide } from '#components/money/approval-buttons.tsx'
import { budgetName } from '#components/money/budget-name.ts'
import { WorkspaceLink } from '#components/shell/workspace-link.tsx'
import { Ago } from '#components/time/ago.tsx'
import type { WaitingApproval } from '#lib/jobs/approval-queries.ts'
import { leftMicros } from '#lib/money/budget.ts'
import { dollars } from '#lib/money/dollars.ts'

type Props = { waiting: WaitingApproval[]; decide: Decide }

/** Takes over a budget, each with what one needs to say yes or no. */
export async function ApprovalList({ waiting, decide }: Props) {
  const [t, scope, common, locale] = await Promise.all([
    getTranslations('money.approval'),
    getTranslations('money.scope'),
    getTranslations('common'),
    getLocale(),
  ])
  if (waiting.length === 0) return <p className="mt-1 text-muted text-sm">{t('empty')}</p>
  return (
    <ul className="mt-4 grid gap-5">
      {waiting.map((job) => {
        const price = job.priceMicros === null ? null : dollars(job.priceMicros)
        return (
          <li
            key={job.jobId}
            className="grid gap-4 border-t pt-5 first:border-t-0 first:pt-0 sm:grid-cols-[11rem_minmax(0,1fr)] lg:grid-cols-[13rem_minmax(0,1fr)_17rem]"
          >
            <div className="stage overflow-hidden rounded-md bg-stage">
              {/* biome-ignore lint/performance/noImgElement: private bytes of our own, already at their size */}
              <img
                src={`/api/frames/${job.frame.id}?size=small`}
                alt=""
                width={job.frame.width}
                height={job.frame.height}
                loading="lazy"
                className="aspect-4/3 size-full object-contain"
              />
            </div>
            <div className="min-w-0">
              <h3 className="font-medium">
                <WorkspaceLink
                  href={`/jobs/${job.jobId}`}
                  className="line-clamp-4 break-words hover:underline"
                >
                  <PromptText prompt={job.prompt || common('noPrompt')} />
                </WorkspaceLink>
              </h3>
              <p className="mt-2 text-muted text-sm">
                {job.model} · {common('seconds', { seconds: job.durationSeconds })} ·{' '}
                {job.resolution}
              </p>
              <p className="mt-1 text-muted text-sm">
                {t('askedBy', { name: job.memberName, project: job.projectName })}{' '}
                <Ago at={job.askedAt} locale={locale} />
              </p>
            </div>
            <div className="grid content-start gap-3 sm:col-span-2 lg:col-span-1">
              <p className="text-sm">{price ? t('costs', { price }) : t('priceUnknown')}</p>
              <ul className="grid gap-1 text-sm">
                {job.budgets.map((budget) => (
                  <li key={budget.id} className="flex justify-between gap-3">
                    <span className="min-w-0 truncate text-muted">
                      {budgetName(budget, scope)}, {t(`in.${budget.period}`)}
                    </span>
                    <span className="figures shrink-0">
                      {t('left', { left: dollars(leftMicros(budget)) })}
                    </span>
                  </li>
                ))}
              </ul>
              <ApprovalButtons jobId={job.jobId} price={price} decide={decide} />
            </div>
          </li>
        )
      })}
    </ul>
  )
}

import { getLocale, getTranslations } from 'next-intl/server'
import type { ReactNode } from 'react'
import { BatchTable } from '#components/batch/batch-table.tsx'
import { ProgressBar } from '#components/batch/progress-bar.tsx'
import { StateMark } from '#components/jobs/state-mark.tsx'
import { WorkspaceLink } from '#components/shell/workspace-link.tsx'
import { Ago } from '#components/time/ago.tsx'
import { type BatchDetails, countsOf, endedStates } from '#lib/jobs/batch-view.ts'
import { jobStates } from '#lib/jobs/view.ts'
import { dollars } from '#lib/money/dollars.ts'

type Props = { batch: BatchDetails; project: string | undefined; actions: ReactNode }

/** One batch: how far it is, what it cost so far, and every take in its place. */
export async function BatchScreen({ batch, project, actions }: Props) {
  const [title, t, common, locale] = await Promise.all([
    getTranslations('batch'),
    getTranslations('batch.page'),
    getTranslations('common'),
    getLocale(),
  ])
  const { takes, quoted, money } = batch
  const count = takes.length
  const counts = countsOf(takes.map(({ job }) => job.state))
  const ended = endedStates.reduce((sum, state) => sum + counts[state], 0)
  return (
    <div className="grid grid-cols-1 gap-6">
      <header className="grid gap-3">
        <div className="flex flex-wrap items-baseline gap-x-4 gap-y-1">
          <h1 className="font-semibold text-xl">{title('title', { count })}</h1>
          <WorkspaceLink
            href={`?batch=${batch.id}`}
            className="touch inline-flex items-center text-sm underline decoration-control underline-offset-4"
          >
            {t('history')}
          </WorkspaceLink>
        </div>
        <p className="text-muted text-sm">
          {batch.member.name && `${t('by', { name: batch.member.name })} · `}
          <Ago at={batch.createdAt} locale={locale} />
          {project && <> · {project}</>}
        </p>
        <div className="grid max-w-3xl gap-2">
          <p className="font-medium text-sm tabular-nums">{t('progress', { ended, count })}</p>
          <ProgressBar counts={counts} className="h-2" />
          <ul aria-label={t('counts')} className="flex flex-wrap gap-x-4 gap-y-1 tabular-nums">
            {jobStates
              .filter((state) => counts[state] > 0)
              .map((state) => (
                <li key={state}>
                  <StateMark state={state} label={`${counts[state]} ${common(`state.${state}`)}`} />
                </li>
              ))}
          </ul>
        </div>
        <p className="text-muted text-sm tabular-nums">
          <span className="text-foreground">
            {t('charged', { charged: dollars(money.charged) })}
          </span>
          {money.held > 0 && <> · {t('held', { held: dollars(money.held) })}</>}
          {money.lost > 0 && <> · {t('lost', { lost: dollars(money.lost) })}</>}{' '}
          {t('of', { quoted: dollars(quoted.micros), unknown: quoted.unknown })}
        </p>
        {takes.some(({ job }) => job.waiting === 'approval') && (
          <p className="max-w-3xl text-sm">{t('waiting')}</p>
        )}
        {actions}
      </header>
      <BatchTable takes={takes} />
    </div>
  )
}

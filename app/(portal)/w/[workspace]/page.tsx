import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { BatchChip } from '#components/batch/batch-chip.tsx'
import { askedIn, filters, isId, queryOf } from '#components/history/asked.ts'
import { Empty, FilteredEmpty } from '#components/history/empty.tsx'
import { Filters } from '#components/history/filters.tsx'
import { Grid } from '#components/history/grid.tsx'
import { historyWords } from '#components/history/words.tsx'
import { isLive } from '#components/jobs/state-mark.tsx'
import { Link } from '#components/shell/link.tsx'
import { env } from '#lib/env.ts'
import { history } from '#lib/jobs/history-queries.ts'
import { outlookOf } from '#lib/jobs/outlook-queries.ts'
import { historyChoices } from '#lib/projects/queries.ts'
import { pageViewer, type WorkspaceParams } from '#lib/web/page.ts'

type Props = WorkspaceParams & {
  searchParams: Promise<Record<string, string | string[] | undefined>>
}

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('history')
  return { title: t('title') }
}

export default async function HistoryPage({ params, searchParams }: Props) {
  const viewer = await pageViewer({ params })
  const given = await searchParams
  const asked = askedIn(given)
  const after = isId(given.after) ? given.after : undefined
  const only = {
    states: [...filters[asked.state]],
    projectId: asked.project || undefined,
    batchId: asked.batch || undefined,
    together: queryOf(asked) === '',
    memberId: (asked.member === 'me' ? viewer.userId : asked.member) || undefined,
  }
  const [t, words, first, choices] = await Promise.all([
    getTranslations('history'),
    historyWords(env().sandbox ? 'sandbox' : 'unknown'),
    history(viewer, { after, ...only, limit: 24 }),
    historyChoices(viewer),
  ])
  const live = first.jobs.some(({ state }) => isLive(state))
  const outlook = live ? await outlookOf(viewer) : null
  const path = `/w/${viewer.workspaceSlug}${queryOf(asked)}`
  const isWhole = queryOf(asked) === ''
  return (
    <>
      <div className="mb-5 flex flex-wrap items-center gap-x-6 gap-y-2">
        <h1 className="font-semibold text-xl">{t('title')}</h1>
        <Filters asked={asked} {...choices} viewerId={viewer.userId} />
        {asked.batch && <BatchChip batchId={asked.batch} all={queryOf({ ...asked, batch: '' })} />}
        {after && (
          <Link href={path} className="ml-auto text-muted text-sm underline underline-offset-4">
            {t('newer')}
          </Link>
        )}
      </div>
      <Grid
        key={`${viewer.role} ${path}`}
        first={first}
        outlook={outlook}
        only={only}
        from={after ?? null}
        feed={feedOf(viewer.workspaceSlug, only)}
        path={path}
        words={words}
        empty={isWhole && !after ? <Empty /> : <FilteredEmpty />}
      />
    </>
  )
}

type Only = {
  states: string[]
  projectId: string | undefined
  memberId: string | undefined
  batchId: string | undefined
  together: boolean
}

function feedOf(workspace: string, only: Only): string {
  const { states, projectId, memberId, batchId, together } = only
  const query = new URLSearchParams({ workspace, limit: '24' })
  for (const state of states) query.append('state', state)
  if (projectId) query.set('project', projectId)
  if (memberId) query.set('member', memberId)
  if (batchId) query.set('batch', batchId)
  if (together) query.set('together', 'yes')
  return `/api/jobs?${query}`
}

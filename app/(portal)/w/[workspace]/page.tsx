import type { Metadata } from 'next'
import Link from 'next/link'
import { getTranslations } from 'next-intl/server'
import { Empty, FilteredEmpty } from '#components/history/empty.tsx'
import { Filters, filterNamed, filters } from '#components/history/filters.tsx'
import { Grid } from '#components/history/grid.tsx'
import { historyWords } from '#components/history/words.ts'
import { env } from '#lib/env.ts'
import { history } from '#lib/jobs/queries.ts'
import { pageViewer, type WorkspaceParams } from '#lib/web/page.ts'

type Props = WorkspaceParams & {
  searchParams: Promise<{ state?: string | string[]; after?: string | string[] }>
}

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('history')
  return { title: t('title') }
}

export default async function HistoryPage({ params, searchParams }: Props) {
  const viewer = await pageViewer({ params })
  const asked = await searchParams
  const filter = filterNamed(asked.state)
  const after = isId(asked.after) ? asked.after : undefined
  const states = [...filters[filter]]
  const [t, words, first] = await Promise.all([
    getTranslations('history'),
    historyWords(env().sandbox ? 'sandbox' : 'unknown'),
    history(viewer, { after, states, limit: 24 }),
  ])
  const home = `/w/${viewer.workspaceSlug}`
  const path = filter === 'all' ? home : `${home}?state=${filter}`
  return (
    <>
      <div className="mb-5 flex flex-wrap items-center gap-x-6 gap-y-2">
        <h1 className="font-semibold text-xl">{t('title')}</h1>
        <Filters current={filter} />
        {after && (
          <Link href={path} className="ml-auto text-muted text-sm underline underline-offset-4">
            {t('newer')}
          </Link>
        )}
      </div>
      <Grid
        key={`${viewer.role} ${path}`}
        first={first}
        states={states}
        from={after ?? null}
        feed={`/api/jobs?workspace=${viewer.workspaceSlug}&limit=24${states.map((state) => `&state=${state}`).join('')}`}
        path={path}
        words={words}
        empty={filter === 'all' && !after ? <Empty /> : <FilteredEmpty />}
      />
    </>
  )
}

function isId(text: string | string[] | undefined): text is string {
  return typeof text === 'string' && /^[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}$/i.test(text)
}

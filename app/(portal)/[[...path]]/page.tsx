import type { Metadata } from 'next'
import { notFound, redirect } from 'next/navigation'
import { getTranslations } from 'next-intl/server'
import { current, type Place } from '#lib/accounts/viewer.ts'
import { homeOf } from '#lib/web/page.ts'

type Props = {
  params: Promise<{ path?: string[] }>
  searchParams: Promise<Record<string, string | string[] | undefined>>
}

const places = new Set([
  'new',
  'jobs',
  'batches',
  'team',
  'templates',
  'usage',
  'projects',
  'audit',
  'budgets',
  'keys',
  'settings',
  'operations',
])

/** For what leads nowhere: the rest is led elsewhere. */
export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('shell.notFound')
  return { title: t('title') }
}

/** Addresses that name no workspace, such as / and /jobs/[id], lead to the current one, or to that of the job or batch. */
export default async function CurrentWorkspace({ params, searchParams }: Props) {
  const { path = [] } = await params
  const [place, id] = path
  if (place !== undefined && !places.has(place)) notFound()
  const home = await homeOf(placeOf(place, id))
  redirect([home, ...path.map(encodeURIComponent)].join('/') + queryOf(await searchParams))
}

function placeOf(place: string | undefined, id: string | undefined): Place {
  if (id !== undefined && place === 'jobs') return { at: 'job', id }
  return id !== undefined && place === 'batches' ? { at: 'batch', id } : current
}

function queryOf(given: Awaited<Props['searchParams']>): string {
  const pairs = Object.entries(given).flatMap(([name, value]) =>
    [value ?? []].flat().map((one) => [name, one]),
  )
  return pairs.length > 0 ? `?${new URLSearchParams(pairs)}` : ''
}

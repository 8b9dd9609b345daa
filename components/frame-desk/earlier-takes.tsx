import { useTranslations } from 'next-intl'
import { useEffect, useState } from 'react'
import { StateMark } from '#components/jobs/state-mark.tsx'
import { WorkspaceLink } from '#components/shell/workspace-link.tsx'
import type { JobPage, JobView } from '#lib/jobs/view.ts'

/** What was made of this very frame before, so that nobody pays for the same again. Nothing while there is nothing. */
export function EarlierTakes({ frameId }: { frameId: string }) {
  const t = useTranslations('frames.takes')
  const [page, setPage] = useState<Pick<JobPage, 'jobs' | 'next'>>()
  useEffect(() => {
    const stop = new AbortController()
    fetch(`/api/frames/${frameId}/takes`, { signal: stop.signal })
      .then((response) => (response.ok ? response.json() : undefined))
      .then(setPage, () => undefined)
    return () => stop.abort()
  }, [frameId])
  if (!page?.jobs.length) return null
  return (
    <section aria-label={t('title')} className="grid gap-2">
      <h2 className="font-medium text-sm">
        {t('title')}{' '}
        <span className="font-normal text-muted">
          {page.next
            ? t('newest', { count: page.jobs.length })
            : t('count', { count: page.jobs.length })}
        </span>
      </h2>
      <ul className="-mx-1 flex gap-2 overflow-x-auto px-1 pb-1">
        {page.jobs.map((job) => (
          <Take key={job.id} job={job} />
        ))}
      </ul>
    </section>
  )
}

function Take({ job }: { job: JobView }) {
  const t = useTranslations('common')
  const picture =
    job.state === 'done' ? `/api/jobs/${job.id}/poster` : `/api/frames/${job.frame.id}?size=small`
  return (
    <li className="w-36 shrink-0">
      <WorkspaceLink
        href={`/jobs/${job.id}`}
        className="grid gap-1 rounded-md outline-offset-2 hover:bg-fill"
      >
        <span className="stage grid overflow-hidden rounded-md bg-stage">
          {/* biome-ignore lint/performance/noImgElement: private bytes of ours, of a known size */}
          <img
            src={picture}
            alt=""
            loading="lazy"
            className={`aspect-4/3 w-full object-contain ${job.state === 'done' ? '' : 'opacity-50'}`}
          />
        </span>
        <span className="grid gap-0.5 px-0.5 pb-1">
          <StateMark state={job.state} label={t(`state.${job.state}`)} />
          <span className="line-clamp-2 text-muted text-xs">{job.prompt || t('noPrompt')}</span>
        </span>
      </WorkspaceLink>
    </li>
  )
}

import { getLocale, getTranslations } from 'next-intl/server'
import { Attempts } from '#components/jobs/attempts.tsx'
import { PromptText } from '#components/jobs/prompt-text.tsx'
import { type Attend, ResolveForm } from '#components/operations/resolve-form.tsx'
import { WriteOffForm } from '#components/operations/write-off-form.tsx'
import { WorkspaceLink } from '#components/shell/workspace-link.tsx'
import { Ago } from '#components/time/ago.tsx'
import type { Operations } from '#lib/jobs/view.ts'

type Props = { jobs: Operations['attention']; actions: Attend }

/** Jobs that only a person can end, each with what is on record and the two ways out. */
export async function AttentionList({ jobs, actions }: Props) {
  const [t, common, locale] = await Promise.all([
    getTranslations('operations.attention'),
    getTranslations('common'),
    getLocale(),
  ])
  if (jobs.length === 0) return <p className="text-muted text-sm">{t('empty')}</p>
  return (
    <>
      <p className="max-w-2xl text-muted text-sm">{t('intro')}</p>
      <ul className="mt-4 grid gap-4">
        {jobs.map(({ jobId, prompt, memberName, since, attempts }) => (
          <li key={jobId} className="rounded-lg border bg-surface p-4 sm:p-5">
            <h3 className="font-medium">
              <WorkspaceLink
                href={`/jobs/${jobId}`}
                className="line-clamp-2 break-words hover:underline"
              >
                <PromptText prompt={prompt || common('noPrompt')} />
              </WorkspaceLink>
            </h3>
            <p className="mt-1 text-muted text-xs">
              {t('by', { name: memberName })} · <Ago at={since} locale={locale} />
            </p>
            <div className="mt-4 grid gap-6 border-t pt-4 lg:grid-cols-3">
              <section>
                <h4 className="mb-2 font-medium text-muted text-xs">{t('facts')}</h4>
                <Attempts attempts={attempts} />
              </section>
              <ResolveForm jobId={jobId} resolve={actions.resolve} />
              <WriteOffForm jobId={jobId} writeOff={actions.writeOff} />
            </div>
          </li>
        ))}
      </ul>
    </>
  )
}

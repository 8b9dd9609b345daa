import { getLocale, getTranslations } from 'next-intl/server'
import { Changes } from '#components/audit/changes.tsx'
import { auditWords } from '#components/audit/words.ts'
import { WorkspaceLink } from '#components/shell/workspace-link.tsx'
import { Ago } from '#components/time/ago.tsx'
import type { AuditLine, AuditPage } from '#lib/audit/view.ts'

/** Who did what, when, to what, and what it was before. */
export async function AuditList({ lines, names }: Pick<AuditPage, 'lines' | 'names'>) {
  const [t, words, locale] = await Promise.all([
    getTranslations('audit'),
    auditWords(names),
    getLocale(),
  ])
  return (
    <ol className="divide-y rounded-lg border bg-surface">
      {lines.map((line) => {
        const action = words.action(line.action)
        return (
          <li key={line.seq} className="px-4 py-3 text-sm sm:px-5">
            <p className="flex flex-wrap items-baseline gap-x-3 gap-y-1">
              <span className="min-w-0 break-words font-medium">
                {line.actorId === null ? t('machine') : line.actorName}
              </span>
              <span className={action.isCode ? 'figures break-all' : ''}>{action.text}</span>
              <span className="ml-auto flex shrink-0 gap-3 text-muted text-xs">
                <Ago at={line.at} locale={locale} />
                <span className="figures">{line.seq}</span>
              </span>
            </p>
            <Subject line={line} kind={words.kind(line.subjectKind)} only={t('only')} />
            <Changes changes={words.changes(line.before, line.after)} />
            {line.address && (
              <p className="mt-1 break-words text-muted text-xs" title={line.userAgent}>
                {t('from', { address: line.address })}
              </p>
            )}
          </li>
        )
      })}
    </ol>
  )
}

type SubjectProps = {
  line: AuditLine
  kind: { text: string; isCode: boolean }
  only: string
}

/** What it was done to: a take by its page, everything by its own lines. */
function Subject({ line, kind, only }: SubjectProps) {
  const { subjectKind, subjectId, subjectName } = line
  const shown = subjectName || (
    <span className="figures" title={subjectId}>
      {subjectId.slice(0, 8)}
    </span>
  )
  return (
    <p className="mt-0.5 flex flex-wrap items-baseline gap-x-2 gap-y-1 text-muted">
      <span className={kind.isCode ? 'figures' : ''}>{kind.text}</span>
      <span className="min-w-0 break-words text-foreground">
        {subjectKind === 'job' && subjectName !== null ? (
          <WorkspaceLink
            href={`/jobs/${subjectId}`}
            prefetch={false}
            className="underline decoration-control underline-offset-4 hover:decoration-current"
          >
            {shown}
          </WorkspaceLink>
        ) : (
          shown
        )}
      </span>
      <WorkspaceLink
        href={`/audit?subject=${encodeURIComponent(subjectId)}`}
        prefetch={false}
        className="text-xs underline decoration-control underline-offset-4 hover:text-foreground"
      >
        {only}
      </WorkspaceLink>
    </p>
  )
}

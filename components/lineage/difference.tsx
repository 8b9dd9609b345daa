import { ArrowRight } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { useDeferredValue, useMemo } from 'react'
import { differing } from '#components/lineage/differing.ts'
import { PromptDiff } from '#components/lineage/prompt-diff.tsx'
import { WorkspaceLink } from '#components/shell/workspace-link.tsx'
import type { Choice } from '#lib/jobs/catalog.ts'
import type { Composition } from '#lib/jobs/composition.ts'
import type { ProjectChoice } from '#lib/projects/view.ts'

type Props = {
  source: { jobId: string; composition: Composition }
  now: Composition
  projects: ProjectChoice[]
}

/** What the next take has in another way than the one that the composer was opened from. Only what differs. */
export function Difference({ source: { jobId, composition: old }, now: current, projects }: Props) {
  const t = useTranslations('lineage.difference')
  const settings = useTranslations('lineage.fields')
  const common = useTranslations('common')
  const now = useDeferredValue(current)
  const fields = useMemo(() => differing(old, now, projects), [old, now, projects])
  const say = (field: keyof Choice, { [field]: value }: Choice) =>
    typeof value === 'boolean'
      ? common(value ? 'on' : 'off')
      : typeof value === 'number'
        ? common('seconds', { seconds: value })
        : value
  const project = (id: string | null) => projects.find((each) => each.id === id)?.name ?? t('other')
  const nothing = !fields.frame && !fields.prompt && !fields.project && fields.settings.length === 0
  const title = t.rich(nothing ? 'same' : 'title', {
    take: (chunks) => (
      <WorkspaceLink
        href={`/jobs/${jobId}`}
        className="underline decoration-control underline-offset-4"
      >
        {chunks}
      </WorkspaceLink>
    ),
  })
  return (
    <section aria-label={t('label')} className="rounded-md border px-4 py-3">
      <p className={nothing ? 'text-sm' : 'font-medium text-sm'}>{title}</p>
      {!nothing && (
        <table className="mt-2 w-full text-sm">
          <tbody>
            {fields.frame && (
              <Row
                name={t('frame')}
                old={<Still frameId={old.frameId} alt={t('oldFrame')} />}
                now={
                  now.frameId ? <Still frameId={now.frameId} alt={t('newFrame')} /> : t('noFrame')
                }
              />
            )}
            {fields.settings.map((field) => (
              <Row
                key={field}
                name={settings(field)}
                old={say(field, old.choice)}
                now={say(field, now.choice)}
              />
            ))}
            {fields.project && (
              <Row name={t('project')} old={project(old.projectId)} now={project(now.projectId)} />
            )}
          </tbody>
        </table>
      )}
      {fields.prompt && <PromptDiff before={old.prompt} after={now.prompt} />}
    </section>
  )
}

type RowProps = { name: string; old: React.ReactNode; now: React.ReactNode }

function Row({ name, old, now }: RowProps) {
  return (
    <tr className="align-middle">
      <th
        scope="row"
        className="w-px whitespace-nowrap py-1 pr-5 text-left font-normal text-muted max-sm:whitespace-normal"
      >
        {name}
      </th>
      <td className="py-1">
        <span className="flex flex-wrap items-center gap-x-2 gap-y-1">
          <del className="text-muted decoration-1">{old}</del>
          <ArrowRight aria-hidden className="size-3.5 shrink-0 text-muted" />
          <ins className="no-underline">{now}</ins>
        </span>
      </td>
    </tr>
  )
}

function Still({ frameId, alt }: { frameId: string | null; alt: string }) {
  return (
    // biome-ignore lint/performance/noImgElement: private bytes of ours
    <img
      src={`/api/frames/${frameId}?size=small`}
      alt={alt}
      className="h-11 w-16 rounded-sm bg-stage object-cover"
    />
  )
}

import { getTranslations } from 'next-intl/server'
import { WorkspaceLink } from '#components/shell/workspace-link.tsx'

const sections = ['usage', 'projects', 'audit'] as const

/** The pages that say what became of the work and the money. */
export async function Sections({
  here,
  audit,
}: {
  here: (typeof sections)[number]
  /** Whether the audit is theirs to read. */
  audit: boolean
}) {
  const t = await getTranslations('usage')
  return (
    <nav aria-label={t('sections.label')} className="-mx-1 mb-4 overflow-x-auto px-1">
      <ul className="flex gap-5">
        {sections
          .filter((section) => section !== 'audit' || audit)
          .map((section) => (
            <li key={section}>
              <WorkspaceLink
                href={`/${section}`}
                aria-current={section === here ? 'page' : undefined}
                className="touch inline-flex h-8 items-center border-transparent border-b-2 text-muted text-sm hover:text-foreground aria-[current]:border-foreground aria-[current]:font-medium aria-[current]:text-foreground"
              >
                {t(`sections.${section}`)}
              </WorkspaceLink>
            </li>
          ))}
      </ul>
    </nav>
  )
}

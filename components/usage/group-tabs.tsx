import { getTranslations } from 'next-intl/server'
import { WorkspaceLink } from '#components/shell/workspace-link.tsx'
import { type AskedUsage, usageQuery } from '#components/usage/asked.ts'
import { groupings } from '#lib/usage/view.ts'

/** What the table and the picture are grouped by. */
export async function GroupTabs({ asked }: { asked: AskedUsage }) {
  const t = await getTranslations('usage')
  return (
    <nav aria-label={t('by.label')} className="-mx-1 min-w-0 overflow-x-auto px-1 py-1">
      <ul className="flex gap-1.5">
        {groupings.map((by) => (
          <li key={by}>
            <WorkspaceLink
              href={`/usage?${usageQuery({ ...asked, by })}`}
              scroll={false}
              aria-current={by === asked.by ? 'page' : undefined}
              className="touch inline-flex h-8 items-center whitespace-nowrap rounded-sm px-3 text-muted text-sm transition-colors hover:bg-fill hover:text-foreground aria-[current]:bg-fill aria-[current]:font-medium aria-[current]:text-foreground"
            >
              {t(`by.${by}`)}
            </WorkspaceLink>
          </li>
        ))}
      </ul>
    </nav>
  )
}

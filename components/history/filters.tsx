import { getTranslations } from 'next-intl/server'
import { WorkspaceLink } from '#components/shell/workspace-link.tsx'
import type { JobState } from '#lib/jobs/view.ts'

/** What the address may ask for, and the states it stands for. */
export const filters = {
  all: [],
  running: ['queued', 'submitting', 'rendering', 'saving'],
  done: ['done'],
  failed: ['failed'],
  canceled: ['canceled'],
  attention: ['attention'],
} as const satisfies Record<string, readonly JobState[]>

export type Filter = keyof typeof filters

export function filterNamed(name: string | string[] | undefined): Filter {
  return filterNames.find((filter) => filter === name) ?? 'all'
}

const filterNames = Object.keys(filters) as Filter[]

/** One line of chips, all of it in the address. */
export async function Filters({ current }: { current: Filter }) {
  const [t, common] = await Promise.all([getTranslations('history'), getTranslations('common')])
  const label = (filter: Filter) =>
    filter === 'all' || filter === 'running' ? t(filter) : common(`state.${filter}`)
  return (
    <nav aria-label={t('filters')} className="-mx-1 overflow-x-auto px-1 py-1">
      <ul className="flex gap-1.5">
        {filterNames.map((filter) => (
          <li key={filter}>
            <WorkspaceLink
              href={filter === 'all' ? '' : `?state=${filter}`}
              aria-current={filter === current ? 'page' : undefined}
              className="touch inline-flex h-8 items-center whitespace-nowrap rounded-sm px-3 text-muted text-sm transition-colors hover:bg-fill hover:text-foreground aria-[current]:bg-fill aria-[current]:font-medium aria-[current]:text-foreground"
            >
              {label(filter)}
            </WorkspaceLink>
          </li>
        ))}
      </ul>
    </nav>
  )
}

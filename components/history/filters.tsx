import { getTranslations } from 'next-intl/server'
import { type Asked, type Filter, filterNames, queryOf } from '#components/history/asked.ts'
import { FilterForm } from '#components/history/filter-form.tsx'
import { WorkspaceLink } from '#components/shell/workspace-link.tsx'
import { NativeSelect } from '#components/ui/native-select.tsx'
import type { Named, ProjectView } from '#lib/projects/view.ts'

type Props = { asked: Asked; projects: ProjectView[]; members: Named[]; viewerId: string }

/** One line of chips, then whose and of which project where there is a choice; all of it in the address. */
export async function Filters({ asked, projects, members, viewerId }: Props) {
  const [t, common] = await Promise.all([getTranslations('history'), getTranslations('common')])
  const label = (filter: Filter) =>
    filter === 'all' || filter === 'running' ? t(filter) : common(`state.${filter}`)
  const others = members.filter(({ id }) => id !== viewerId)
  return (
    <>
      <nav aria-label={t('filters')} className="-mx-1 min-w-0 overflow-x-auto px-1 py-1">
        <ul className="flex gap-1.5">
          {filterNames.map((filter) => (
            <li key={filter}>
              <WorkspaceLink
                href={queryOf({ ...asked, state: filter })}
                aria-current={filter === asked.state ? 'page' : undefined}
                className="touch inline-flex h-8 items-center whitespace-nowrap rounded-sm px-3 text-muted text-sm transition-colors hover:bg-fill hover:text-foreground aria-[current]:bg-fill aria-[current]:font-medium aria-[current]:text-foreground"
              >
                {label(filter)}
              </WorkspaceLink>
            </li>
          ))}
        </ul>
      </nav>
      {(projects.length > 1 || others.length > 0) && (
        <FilterForm
          key={queryOf(asked)}
          state={asked.state === 'all' ? '' : asked.state}
          batch={asked.batch}
          show={t('show')}
        >
          {projects.length > 1 && (
            <NativeSelect
              name="project"
              aria-label={t('project')}
              defaultValue={asked.project}
              className="h-8! border-border! text-sm! sm:max-w-44"
            >
              <option value="">{t('allProjects')}</option>
              {projects.map(({ id, name, archived }) => (
                <option key={id} value={id}>
                  {archived ? t('archived', { name }) : name}
                </option>
              ))}
            </NativeSelect>
          )}
          {others.length > 0 && (
            <NativeSelect
              name="member"
              aria-label={t('member')}
              defaultValue={asked.member === viewerId ? 'me' : asked.member}
              className="h-8! border-border! text-sm! sm:max-w-44"
            >
              <option value="">{t('everyone')}</option>
              <option value="me">{t('me')}</option>
              {others.map(({ id, name }) => (
                <option key={id} value={id}>
                  {name}
                </option>
              ))}
            </NativeSelect>
          )}
        </FilterForm>
      )}
    </>
  )
}

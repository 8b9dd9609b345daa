import { getTranslations } from 'next-intl/server'
import { WorkspaceLink } from '#components/shell/workspace-link.tsx'
import { buttonVariants } from '#components/ui/button-variants.ts'

const all = ['projects', 'budgets', 'keys', 'audit'] as const

type Props = { manages: boolean }

/** The other pages about the team; those of managers only for managers. */
export async function TeamPlaces({ manages }: Props) {
  const t = await getTranslations('team.places')
  const places = manages ? all : all.slice(0, 2)
  return (
    <nav aria-label={t('label')} className="flex flex-wrap gap-2">
      {places.map((place) => (
        <WorkspaceLink
          key={place}
          href={`/${place}`}
          className={buttonVariants({ variant: 'outline', size: 'sm' })}
        >
          {t(place)}
        </WorkspaceLink>
      ))}
    </nav>
  )
}

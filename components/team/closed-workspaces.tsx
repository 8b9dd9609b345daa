import { getTranslations } from 'next-intl/server'
import { OneButtonForm } from '#components/accounts/one-button-form.tsx'
import { Ago } from '#components/time/ago.tsx'
import type { FormAction } from '#lib/web/form-action.ts'
import type { ClosedWorkspace } from '#lib/workspaces/view.ts'

type Props = { workspaces: ClosedWorkspace[]; locale: string; restore: FormAction }

/** Deleted workspaces that can be brought back, and until when. */
export async function ClosedWorkspaces({ workspaces, locale, restore }: Props) {
  const t = await getTranslations('team.all')
  if (workspaces.length === 0) return null
  return (
    <section>
      <h2 className="mb-2 font-semibold text-base">{t('closed')}</h2>
      <ul className="divide-y rounded-lg border bg-surface">
        {workspaces.map(({ slug, name, goneAt }) => (
          <li key={slug} className="flex items-center gap-4 px-5 py-3.5">
            <div className="min-w-0 grow">
              <p className="truncate font-medium" title={name}>
                {name}
              </p>
              <p className="text-muted text-xs">
                {t.rich('gone', { ago: () => <Ago at={goneAt} locale={locale} /> })}
              </p>
            </div>
            <OneButtonForm
              action={restore}
              given={{ workspace: slug }}
              size="sm"
              variant="outline"
              aria-label={t('restoreNamed', { name })}
            >
              {t('restore')}
            </OneButtonForm>
          </li>
        ))}
      </ul>
    </section>
  )
}

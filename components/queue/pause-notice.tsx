import { CirclePause } from 'lucide-react'
import { getLocale, getTranslations } from 'next-intl/server'
import { OneButtonForm } from '#components/accounts/one-button-form.tsx'
import { Ago } from '#components/time/ago.tsx'
import type { PauseView } from '#lib/jobs/pause-queries.ts'
import type { FormAction } from '#lib/web/form-action.ts'

type Props = { pause: PauseView; workspace: string; resume: FormAction }

/** Says why nothing is sent, above every page of those who can do something about it. */
export async function PauseNotice({ pause, workspace, resume }: Props) {
  const [t, locale] = await Promise.all([getTranslations('queue.pause'), getLocale()])
  const again = Date.parse(pause.triedAt) > Date.now()
  return (
    <aside
      aria-label={t('label')}
      className="flex flex-wrap items-center gap-x-4 gap-y-2 border-b bg-surface px-4 py-2.5 text-sm sm:px-6 lg:px-8"
    >
      <CirclePause aria-hidden className="size-4 shrink-0 text-attention" />
      <p className="min-w-0 grow basis-64">
        <strong className="font-semibold">
          {t(`why.${pause.code}`, { own: String(pause.own) })}
        </strong>{' '}
        {t('waiting', { count: pause.waiting })}{' '}
        <span className="text-muted">
          {again
            ? t.rich('again', { when: () => <Ago at={pause.triedAt} locale={locale} /> })
            : t('trying')}
        </span>
      </p>
      {again && (
        <OneButtonForm action={resume} given={{ workspace }} variant="outline" size="sm">
          {t('resume')}
        </OneButtonForm>
      )}
    </aside>
  )
}

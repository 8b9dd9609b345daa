import { getTranslations } from 'next-intl/server'

/** Says what the videos are while no upstream is connected. */
export async function SandboxBanner() {
  const t = await getTranslations('shell.sandbox')
  return (
    <aside
      aria-label={t('label')}
      className="flex flex-wrap items-baseline gap-x-2 border-b bg-fill px-4 py-2 text-muted text-xs sm:px-6 lg:px-8"
    >
      <strong className="font-semibold text-foreground">{t('label')}</strong>
      <span>{t('text')}</span>
      <span>
        {t.rich('connect', { code: (chunks) => <code className="figures">{chunks}</code> })}
      </span>
    </aside>
  )
}

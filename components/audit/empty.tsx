import { getTranslations } from 'next-intl/server'

/** Nothing was changed, or nothing that fits. */
export async function NoLines({ narrow }: { narrow: boolean }) {
  const t = await getTranslations('audit')
  return (
    <section className="rounded-lg border border-dashed px-4 py-12 text-center">
      <h2 className="font-semibold text-lg">
        {narrow ? t('filteredEmpty.title') : t('empty.title')}
      </h2>
      <p className="mt-2 text-muted text-sm">
        {narrow ? t('filteredEmpty.text') : t('empty.text')}
      </p>
    </section>
  )
}

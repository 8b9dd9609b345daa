import { getTranslations } from 'next-intl/server'
import { WorkspaceLink } from '#components/shell/workspace-link.tsx'
import { buttonVariants } from '#components/ui/button-variants.ts'

/** Days in which nobody asked for anything. */
export async function NothingUsed({ makes }: { makes: boolean }) {
  const t = await getTranslations('usage.empty')
  return (
    <section className="mt-8 rounded-lg border border-dashed px-4 py-12 text-center">
      <h2 className="font-semibold text-lg">{t('title')}</h2>
      <p className="mx-auto mt-2 max-w-md text-muted text-sm">{t('text')}</p>
      {makes && (
        <WorkspaceLink href="/new" className={`${buttonVariants({ variant: 'outline' })} mt-5`}>
          {t('action')}
        </WorkspaceLink>
      )}
    </section>
  )
}

import { ImagePlus } from 'lucide-react'
import { getTranslations } from 'next-intl/server'
import { PathPicture } from '#components/history/path-picture.tsx'
import { PickPicture } from '#components/shell/pick-picture.tsx'
import { WorkspaceLink } from '#components/shell/workspace-link.tsx'
import { buttonVariants } from '#components/ui/button-variants.ts'

/** A history without a job: the path in three pictures, and its first step right here. */
export async function Empty() {
  const t = await getTranslations('history.empty')
  return (
    <section className="mx-auto max-w-3xl py-6 text-center sm:py-12">
      <h2 className="font-semibold text-xl">{t('title')}</h2>
      <p className="mt-2 text-muted">{t('text')}</p>
      <div className="mt-8 rounded-lg border border-control border-dashed p-8 sm:p-12">
        <ImagePlus aria-hidden className="mx-auto size-7 text-muted" strokeWidth={1.5} />
        <p className="mt-3 text-muted text-sm max-sm:hidden">
          {t('drop')} {t('or')}
        </p>
        <PickPicture className={`${buttonVariants()} mt-3`}>{t('choose')}</PickPicture>
      </div>
      <ol className="mt-10 grid gap-6 text-left sm:grid-cols-3">
        {([1, 2, 3] as const).map((step) => (
          <li key={step}>
            <PathPicture step={step} />
            <h3 className="mt-3 font-medium">{t(`step${step}`)}</h3>
            <p className="mt-1 text-muted text-sm">{t(`step${step}Text`)}</p>
          </li>
        ))}
      </ol>
    </section>
  )
}

/** A filter that nothing passes. */
export async function FilteredEmpty() {
  const t = await getTranslations('history.filteredEmpty')
  return (
    <section className="py-20 text-center">
      <h2 className="font-semibold text-lg">{t('title')}</h2>
      <p className="mt-2 text-muted text-sm">{t('text')}</p>
      <WorkspaceLink href="" className={`${buttonVariants({ variant: 'outline' })} mt-5`}>
        {t('action')}
      </WorkspaceLink>
    </section>
  )
}

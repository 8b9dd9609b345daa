import { getTranslations } from 'next-intl/server'
import { Link } from '#components/shell/link.tsx'
import { buttonVariants } from '#components/ui/button-variants.ts'
import { Card, CardDescription, CardTitle } from '#components/ui/card.tsx'

/** For who only ever signed in at a provider: a password is set as a forgotten one is. */
export async function NoPasswordCard() {
  const t = await getTranslations('settings.noPassword')
  return (
    <Card>
      <CardTitle>{t('title')}</CardTitle>
      <CardDescription>{t('text')}</CardDescription>
      <p className="mt-4">
        <Link href="/reset" className={buttonVariants({ variant: 'outline' })}>
          {t('set')}
        </Link>
      </p>
    </Card>
  )
}

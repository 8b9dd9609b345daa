import Link from 'next/link'
import { getTranslations } from 'next-intl/server'
import { MessageScreen } from '#components/shell/message-screen.tsx'
import { buttonVariants } from '#components/ui/button-variants.ts'

export async function NotFoundScreen() {
  const t = await getTranslations('shell.notFound')
  return (
    <MessageScreen title={t('title')} text={t('text')}>
      <Link href="/" className={buttonVariants()}>
        {t('action')}
      </Link>
    </MessageScreen>
  )
}

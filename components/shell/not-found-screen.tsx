import { getTranslations } from 'next-intl/server'
import { MessageScreen } from '#components/shell/message-screen.tsx'
import { buttonVariants } from '#components/ui/button-variants.ts'

/** Its link is a plain one: Next sends what this page needs along with every other. */
export async function NotFoundScreen() {
  const t = await getTranslations('shell.notFound')
  return (
    <MessageScreen title={t('title')} text={t('text')}>
      <a href="/" className={buttonVariants()}>
        {t('action')}
      </a>
    </MessageScreen>
  )
}

import { getTranslations } from 'next-intl/server'
import { WorkspaceLink } from '#components/shell/workspace-link.tsx'
import { buttonVariants } from '#components/ui/button-variants.ts'
import { Card, CardDescription, CardTitle } from '#components/ui/card.tsx'
import { cn } from '#lib/cn.ts'

/** The way to the workspace's upstream key, for those who may change it. */
export async function KeyLinkCard({ workspaceName }: { workspaceName: string }) {
  const t = await getTranslations('upstream')
  return (
    <Card>
      <CardTitle>{t('title')}</CardTitle>
      <CardDescription>{t('link.text', { name: workspaceName })}</CardDescription>

      <WorkspaceLink className={cn(buttonVariants({ variant: 'outline' }), 'mt-5')} href="/keys">
        {t('link.action')}
      </WorkspaceLink>
    </Card>
  )
}

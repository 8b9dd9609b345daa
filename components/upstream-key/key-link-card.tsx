import { getTranslations } from 'next-intl/server'
import { WorkspaceLink } from '#components/shell/workspace-link.tsx'
import { Button } from '#components/ui/button.tsx'
import { Card, CardDescription, CardTitle } from '#components/ui/card.tsx'

/** The way to the workspace's upstream key, for those who may change it. */
export async function KeyLinkCard({ workspaceName }: { workspaceName: string }) {
  const t = await getTranslations('upstream')
  return (
    <Card>
      <CardTitle>{t('title')}</CardTitle>
      <CardDescription>{t('link.text', { name: workspaceName })}</CardDescription>
      <Button asChild variant="outline" className="mt-5">
        <WorkspaceLink href="/keys">{t('link.action')}</WorkspaceLink>
      </Button>
    </Card>
  )
}

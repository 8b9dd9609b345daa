import { getTranslations } from 'next-intl/server'
import { ProcessList } from '#components/operations/process-list.tsx'
import { UpstreamHealth } from '#components/operations/upstream-health.tsx'
import { Card, CardTitle } from '#components/ui/card.tsx'
import type { InstanceHealth } from '#lib/jobs/view.ts'

type Props = { health: InstanceHealth; sandbox: boolean }

/** A card for each upstream account, and one for the processes. */
export async function HealthCards({ health: { upstreams, processes }, sandbox }: Props) {
  const t = await getTranslations('operations')
  return (
    <>
      {upstreams.length === 0 && (
        <Card>
          <CardTitle className="mb-2">{t('upstream.title')}</CardTitle>
          <p className="text-muted text-sm">{t('upstream.none')}</p>
        </Card>
      )}
      {upstreams.map((upstream) => (
        <Card key={upstream.accountId}>
          <CardTitle className="mb-2">{t('upstream.title')}</CardTitle>
          <UpstreamHealth upstream={upstream} sandbox={sandbox} />
        </Card>
      ))}
      <Card>
        <CardTitle className="mb-2">{t('processes.title')}</CardTitle>
        <ProcessList processes={processes} />
      </Card>
    </>
  )
}

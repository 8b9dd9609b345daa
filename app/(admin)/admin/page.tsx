import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { HealthCards } from '#components/operations/health-cards.tsx'
import { OrphanPushes } from '#components/operations/orphan-pushes.tsx'
import { env } from '#lib/env.ts'
import { instanceHealth } from '#lib/jobs/instance-queries.ts'
import { orphanPushes } from '#lib/jobs/orphan-push-queries.ts'
import { pageAdministrator } from '#lib/web/page.ts'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('admin'))('health') }
}

/** How the machinery is that all workspaces share. */
export default async function AdminPage() {
  const administrator = await pageAdministrator()
  const [health, orphans] = await Promise.all([
    instanceHealth(administrator),
    orphanPushes(administrator),
  ])
  const t = await getTranslations('admin')
  return (
    <>
      <h1 className="mb-5 font-semibold text-xl">{t('health')}</h1>
      <OrphanPushes found={orphans} />
      <div className="grid items-start gap-5 lg:grid-cols-2">
        <HealthCards health={health} sandbox={env().sandbox} />
      </div>
    </>
  )
}

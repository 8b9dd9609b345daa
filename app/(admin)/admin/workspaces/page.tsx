import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { Listing } from '#components/admin/listing.tsx'
import { WorkspaceItem } from '#components/admin/workspace-item.tsx'
import { workspaces } from '#lib/accounts/administration-queries.ts'
import { soughtInput } from '#lib/accounts/schema.ts'
import { pageAdministrator } from '#lib/web/page.ts'
import { suspendWorkspace } from '../actions.ts'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('admin'))('workspaces.title') }
}

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> }

/** Every workspace of the instance, the newest first. */
export default async function WorkspacesPage({ searchParams }: Props) {
  const administrator = await pageAdministrator()
  const { q, after } = soughtInput.parse(await searchParams)
  const [t, { rows, next }] = [
    await getTranslations('admin'),
    await workspaces(administrator, { search: q, after }),
  ]
  return (
    <Listing
      title={t('workspaces.title')}
      path="/admin/workspaces"
      search={q}
      label={t('workspaces.search')}
      next={next}
      first={after === undefined}
    >
      {rows.map((workspace) => (
        <WorkspaceItem key={workspace.id} workspace={workspace} suspend={suspendWorkspace} />
      ))}
    </Listing>
  )
}

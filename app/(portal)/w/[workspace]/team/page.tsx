import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import * as actions from '#app/(portal)/w/[workspace]/team/actions.ts'
import { ClientMessages } from '#components/shell/client-messages.tsx'
import { AutoJoinCard } from '#components/team/auto-join-card.tsx'
import { DeleteCard } from '#components/team/delete-card.tsx'
import { InvitationList } from '#components/team/invitation-list.tsx'
import { InviteCard } from '#components/team/invite-card.tsx'
import { LeaveCard } from '#components/team/leave-card.tsx'
import { MemberList } from '#components/team/member-list.tsx'
import { NameCard } from '#components/team/name-card.tsx'
import { PermissionTable } from '#components/team/permission-table.tsx'
import { TeamPlaces } from '#components/team/places.tsx'
import { pageViewer, type WorkspaceParams } from '#lib/web/page.ts'
import { autoJoinOf, members, openInvitations } from '#lib/workspaces/queries.ts'
import { rolesUpTo } from '#lib/workspaces/rank.ts'
import { can } from '#lib/workspaces/roles.ts'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('team'))('title') }
}

export default async function TeamPage({ params }: WorkspaceParams) {
  const viewer = await pageViewer({ params })
  const [t, people, invitations, autoJoin] = await Promise.all([
    getTranslations('team'),
    members(viewer),
    openInvitations(viewer),
    autoJoinOf(viewer),
  ])
  const { workspaceSlug: workspace, workspaceName: name, email, emailVerified } = viewer
  const roles = rolesUpTo(viewer.role)
  const self = people.find(({ isSelf }) => isSelf)
  const isOnlyOwner =
    viewer.role === 'owner' && people.filter(({ role }) => role === 'owner').length === 1
  return (
    <div className="mx-auto grid max-w-4xl grid-cols-[minmax(0,1fr)] gap-5">
      <div className="flex flex-wrap items-center justify-between gap-x-6 gap-y-3">
        <h1 className="font-semibold text-xl">{t('title')}</h1>
        <TeamPlaces manages={can(viewer, 'key.change')} />
      </div>
      <ClientMessages namespaces={['team', 'common']}>
        <MemberList
          workspace={workspace}
          members={people}
          roles={roles}
          change={actions.changeRole}
          remove={actions.removeMember}
          transfer={actions.transferOwnership}
        />
        {can(viewer, 'member.invite') && (
          <InviteCard workspace={workspace} roles={roles} invite={actions.invite}>
            <InvitationList
              workspace={workspace}
              invitations={invitations}
              revoke={actions.revokeInvitation}
            />
          </InviteCard>
        )}
        {can(viewer, 'workspace.change') && (
          <>
            <NameCard workspace={workspace} name={name} rename={actions.renameWorkspace} />
            <AutoJoinCard
              workspace={workspace}
              {...autoJoin}
              ownDomain={emailVerified ? (email.split('@')[1] ?? null) : null}
              save={actions.setAutoJoin}
            />
          </>
        )}
        <PermissionTable role={viewer.role} />
        <LeaveCard
          workspace={workspace}
          name={name}
          waiting={self?.waiting ?? 0}
          isOnlyOwner={isOnlyOwner}
          leave={actions.leaveWorkspace}
        />
        {can(viewer, 'workspace.delete') && (
          <DeleteCard workspace={workspace} name={name} remove={actions.deleteWorkspace} />
        )}
      </ClientMessages>
    </div>
  )
}

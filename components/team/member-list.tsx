'use client'

import { useLocale, useTranslations } from 'next-intl'
import { useState } from 'react'
import { type MemberActions, MemberDialog } from '#components/team/member-dialog.tsx'
import { MemberRow } from '#components/team/member-row.tsx'
import { Card, CardTitle } from '#components/ui/card.tsx'
import { Input } from '#components/ui/input.tsx'
import type { Role } from '#lib/workspaces/roles.ts'
import type { MemberLine } from '#lib/workspaces/view.ts'

type Props = MemberActions & { workspace: string; members: MemberLine[]; roles: Role[] }

/** From so many on one looks for a name rather than at all of them. */
const manyMembers = 10

/** Everybody in the workspace; who may, changes one at a time in a dialog. */
export function MemberList({ workspace, members, roles, ...actions }: Props) {
  const t = useTranslations('team.members')
  const locale = useLocale()
  const [sought, setSought] = useState('')
  const [managedId, setManagedId] = useState<string>()
  const managed = members.find(({ userId }) => userId === managedId)
  const found = members.filter((member) => matches(member, sought))
  return (
    <Card>
      <div className="flex flex-wrap items-center justify-between gap-x-6 gap-y-3">
        <CardTitle>{t('title', { count: members.length })}</CardTitle>
        {members.length >= manyMembers && (
          <Input
            type="search"
            aria-label={t('search')}
            placeholder={t('search')}
            value={sought}
            onChange={(event) => setSought(event.target.value)}
            className="max-w-64"
          />
        )}
      </div>
      <ul className="mt-3 divide-y">
        {found.map((member) => (
          <MemberRow
            key={member.userId}
            member={member}
            locale={locale}
            onManage={() => setManagedId(member.userId)}
          />
        ))}
      </ul>
      <p role="status" className="text-muted text-sm">
        {found.length === 0 && t('none')}
      </p>
      {managed && (
        <MemberDialog
          workspace={workspace}
          member={managed}
          roles={roles}
          {...actions}
          onClose={() => setManagedId(undefined)}
        />
      )}
    </Card>
  )
}

function matches({ name, email }: MemberLine, sought: string): boolean {
  const words = sought.toLowerCase().trim()
  return name.toLowerCase().includes(words) || email.includes(words)
}

'use client'

import { useTranslations } from 'next-intl'
import { OneButtonForm } from '#components/accounts/one-button-form.tsx'
import { RemoveForm } from '#components/team/remove-form.tsx'
import { RoleForm } from '#components/team/role-form.tsx'
import { Dialog, DialogContent } from '#components/ui/dialog.tsx'
import type { FormAction } from '#lib/web/form-action.ts'
import type { Role } from '#lib/workspaces/roles.ts'
import type { MemberLine } from '#lib/workspaces/view.ts'

export type MemberActions = { change: FormAction; remove: FormAction; transfer: FormAction }

type Props = MemberActions & {
  workspace: string
  member: MemberLine
  /** Those that the viewer may give. */
  roles: Role[]
  onClose: () => void
}

/** What can be changed about one member. It closes when they are gone, or when the role is saved. */
export function MemberDialog({ workspace, member, roles, onClose, ...actions }: Props) {
  const t = useTranslations('team')
  const common = useTranslations('common')
  const { userId, name, email, isSelf, may } = member
  const given = { workspace, userId }
  return (
    <Dialog open onOpenChange={(open) => !open && onClose()}>
      <DialogContent
        title={<span className="wrap-anywhere">{name}</span>}
        description={<span className="wrap-anywhere">{email}</span>}
        closeLabel={common('close')}
      >
        <div className="grid gap-6">
          <RoleForm
            given={given}
            role={member.role}
            roles={roles}
            change={actions.change}
            onSaved={onClose}
          />
          {may.transfer && (
            <section className="grid gap-2 border-t pt-5">
              <h3 className="font-medium">{t('transfer.title')}</h3>
              <p className="text-muted text-sm">{t('transfer.text', { name })}</p>
              <OneButtonForm action={actions.transfer} given={given} variant="outline" size="sm">
                {t('transfer.submit')}
              </OneButtonForm>
            </section>
          )}
          {!isSelf && <RemoveForm given={given} member={member} remove={actions.remove} />}
        </div>
      </DialogContent>
    </Dialog>
  )
}

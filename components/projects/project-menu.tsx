'use client'

import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { OneButtonForm } from '#components/accounts/one-button-form.tsx'
import { ChangeForm } from '#components/projects/change-form.tsx'
import { MembersForm, type NameMembers } from '#components/projects/members-form.tsx'
import { useSlug } from '#components/shell/use-home.ts'
import { Button } from '#components/ui/button.tsx'
import { Dialog, DialogContent } from '#components/ui/dialog.tsx'
import type { Named, ProjectView } from '#lib/projects/view.ts'
import type { FormAction } from '#lib/web/form-action.ts'

export type ProjectActions = { change: FormAction; archive: FormAction; nameMembers: NameMembers }

type Props = { project: ProjectView; members: Named[]; actions: ProjectActions }

/** What a manager can do with a project. */
export function ProjectMenu({ project, members, actions }: Props) {
  const t = useTranslations('projects')
  const common = useTranslations('common')
  const workspace = useSlug()
  const [open, setOpen] = useState<'change' | 'members'>()
  const { id: projectId, name, archived, isDefault } = project
  const close = () => setOpen(undefined)
  return (
    <div className="flex flex-wrap gap-2">
      <Button
        size="sm"
        variant="outline"
        onClick={() => setOpen('change')}
        aria-label={t('changeNamed', { name })}
      >
        {t('change')}
      </Button>
      {!isDefault && !archived && (
        <Button
          size="sm"
          variant="outline"
          onClick={() => setOpen('members')}
          aria-label={t('membersNamed', { name })}
        >
          {t('members')}
        </Button>
      )}
      {!isDefault && (
        <OneButtonForm
          action={actions.archive}
          given={{ workspace, projectId, archived: archived ? 'no' : 'yes' }}
          size="sm"
          variant="quiet"
          aria-label={archived ? t('restoreNamed', { name }) : t('archiveNamed', { name })}
        >
          {archived ? t('restore') : t('archive')}
        </OneButtonForm>
      )}
      <Dialog open={open !== undefined} onOpenChange={close}>
        {open === 'change' && (
          <DialogContent title={t('change')} closeLabel={common('close')}>
            <ChangeForm project={project} action={actions.change} done={close} />
          </DialogContent>
        )}
        {open === 'members' && (
          <DialogContent
            title={t('membersTitle', { name })}
            description={t('membersText')}
            closeLabel={common('close')}
          >
            <MembersForm
              project={project}
              members={members}
              save={actions.nameMembers}
              done={close}
            />
          </DialogContent>
        )}
      </Dialog>
    </div>
  )
}

'use client'

import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { useAccountForm } from '#components/accounts/use-account-form.ts'
import { FieldError } from '#components/form/field-error.tsx'
import { GivenFields } from '#components/team/given-fields.tsx'
import { WaitingChoice } from '#components/team/waiting-choice.tsx'
import { Button } from '#components/ui/button.tsx'
import { Card, CardDescription, CardTitle } from '#components/ui/card.tsx'
import { Dialog, DialogContent } from '#components/ui/dialog.tsx'
import type { FormAction } from '#lib/web/form-action.ts'

type Props = {
  workspace: string
  name: string
  waiting: number
  isOnlyOwner: boolean
  leave: FormAction
}

/** The way out of the workspace. Its only owner has to make somebody else one first. */
export function LeaveCard({ workspace, name, waiting, isOnlyOwner, leave }: Props) {
  const t = useTranslations('team.leave')
  const common = useTranslations('common')
  const { form, pending, error } = useAccountForm(leave, [])
  const [open, setOpen] = useState(false)
  return (
    <Card>
      <CardTitle>{t('title')}</CardTitle>
      <CardDescription>{isOnlyOwner ? t('onlyOwner') : t('text')}</CardDescription>
      {!isOnlyOwner && (
        <Button variant="destructive" className="mt-4" onClick={() => setOpen(true)}>
          {t('submit')}
        </Button>
      )}
      <Dialog open={open} onOpenChange={setOpen}>
        <DialogContent
          title={<span className="wrap-anywhere">{t('sure', { name })}</span>}
          description={t('text')}
          closeLabel={common('close')}
        >
          <form {...form} className="grid justify-items-start gap-4">
            <GivenFields given={{ workspace }} />
            <WaitingChoice count={waiting} handOver={t('handOver')} />
            <Button type="submit" variant="destructive" pending={pending}>
              {t('submit')}
            </Button>
            <FieldError>{error}</FieldError>
          </form>
        </DialogContent>
      </Dialog>
    </Card>
  )
}

'use client'

import { Trash2 } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { OneButtonForm } from '#components/accounts/one-button-form.tsx'
import { Button } from '#components/ui/button.tsx'
import { Dialog, DialogContent, DialogTrigger } from '#components/ui/dialog.tsx'
import type { FormAction } from '#lib/web/form-action.ts'

/** A removed key cannot be brought back by undo: nobody here could read it. So it asks. */
export function RemoveKey({ remove, workspace }: { remove: FormAction; workspace: string }) {
  const t = useTranslations('upstream.remove')
  const common = useTranslations('common')
  return (
    <Dialog>
      <DialogTrigger asChild>
        <Button variant="destructive">
          <Trash2 aria-hidden /> {t('action')}
        </Button>
      </DialogTrigger>
      <DialogContent title={t('title')} description={t('text')} closeLabel={common('close')}>
        <OneButtonForm action={remove} given={{ workspace }} variant="destructive">
          {t('confirm')}
        </OneButtonForm>
      </DialogContent>
    </Dialog>
  )
}
